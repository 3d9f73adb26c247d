package bot

// Settle waits until nothing is being read. Work must run.
func (b *Bot) Settle() {
	for range mostJobs {
		b.work.room <- struct{}{}
	}
	for range mostJobs {
		<-b.work.room
	}
}
