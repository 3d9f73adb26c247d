package indicators
import ("testing";"math/rand/v2";"slices";"fmt")
func TestReadTypos(t *testing.T){
 c:=loaded(t); random:=rand.New(rand.NewPCG(7,7))
 b:=map[string][]string{}
 for _,r:=range c.Regions(){ for _,n:=range append([]string{r.Full,r.Name},r.Aliases...){ b[fold(n)]=append(b[fold(n)],r.Code)} }
 for _,form:=range []string{"%s 2024","berapa kemiskinan %s tahun 2024"} {
 var right,asked,wrong,unclearWrong,none int
 for range 5000 { r:=c.Regions()[random.IntN(553)]; names:=append([]string{r.Full,r.Name},r.Aliases...); n:=names[random.IntN(len(names))]
  x:=misspell(random,n); if o:=b[fold(x)];len(o)>0&&!slices.Contains(o,r.Code){continue}
  q:=c.Read(fmt.Sprintf(form,x))
  has:=false; bad:=false
  for _,p:=range q.Places{ if slices.Contains(p.Match.Regions,r.Code){has=true}; if code,ok:=p.Match.Certain();ok&&code!=r.Code{bad=true} }
  switch{ case bad&&len(q.Unclear)==0: wrong++; fmt.Println("WRONG",n,"|",x,"|",shown(q)); case bad: unclearWrong++; if unclearWrong<60 {fmt.Println("uw",n,"|",x,"|",shown(q))}
  case has&&len(q.Places)==1: if _,ok:=q.Places[0].Match.Certain();ok{right++}else{asked++}; default: none++ } }
 t.Log(form,"right",right,"asked",asked,"wrong",wrong,"wrong+unclear",unclearWrong,"none",none) }
}
