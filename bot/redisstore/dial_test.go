package redisstore_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore"
)

func TestDial(t *testing.T) {
	tests := []struct {
		address string
		want    string // kind of client; empty for ErrURL
	}{
		{"redis://localhost", "server"},
		{"redis://:geheim@10.0.0.1:6380/2?read_timeout=2s", "server"},
		{"rediss://user:geheim@redis.example.go.id:6380", "server"},
		{"unix:///run/redis.sock?db=1", "server"},
		{"redis://:geheim@a:6379?addr=b:6379&addr=c:6379", "cluster"},
		{"rediss://a?addr=b:6379", "cluster"},
		{"redis://a:26379?master_name=pantau&addr=b:26379", "server"}, // go-redis gives a Client for Sentinels
		{"", ""},
		{"geheim", ""},
		{"http://:geheim@localhost", ""},
		{"redis://:geheim@localhost:port", ""},
		{"redis://:geheim%zz@localhost", ""},
		{"redis://:geheim@localhost/zero", ""},
		{"redis://:geheim@localhost?patience=2s", ""},
		{"redis://:geheim@localhost?addr=b", ""},
		{"redis://:geheim@localhost/a/b?master_name=x", ""},
	}
	for _, tt := range tests {
		t.Run(tt.address, func(t *testing.T) {
			c, err := redisstore.Dial(tt.address)
			if tt.want == "" {
				if !errors.Is(err, redisstore.ErrURL) || strings.Contains(err.Error(), "geheim") {
					t.Fatalf("error %v; want ErrURL without the password", err)
				}
				return
			}
			check(t, err)
			defer c.Close()
			kind := "server"
			if _, ok := c.(*redis.ClusterClient); ok {
				kind = "cluster"
			}
			if kind != tt.want {
				t.Errorf("a %s; want a %s", kind, tt.want)
			}
		})
	}
}

// What the address says of timing holds against the defaults.
func TestDialKeepsOptions(t *testing.T) {
	c, err := redisstore.Dial("redis://localhost?read_timeout=2s&max_retries=4")
	check(t, err)
	defer c.Close()
	o := c.(*redis.Client).Options()
	if o.ReadTimeout.String() != "2s" || o.MaxRetries != 4 || o.DialTimeout.String() != "500ms" {
		t.Errorf("read %v, retries %d, dial %v; want 2s, 4, 500ms", o.ReadTimeout, o.MaxRetries, o.DialTimeout)
	}
}

// A patient address waits longer, but no longer than it says itself, and leads to the same
// servers with the same password.
func TestPatient(t *testing.T) {
	c, err := redisstore.Dial(redisstore.Patient("redis://:p%40ss%3F@localhost:6380/2?read_timeout=2s", 10*time.Second))
	check(t, err)
	defer c.Close()
	o := c.(*redis.Client).Options()
	if o.ReadTimeout != 2*time.Second || o.WriteTimeout != 10*time.Second || o.DialTimeout != 10*time.Second || o.PoolTimeout != 10*time.Second {
		t.Errorf("read %v, write %v, dial %v, pool %v", o.ReadTimeout, o.WriteTimeout, o.DialTimeout, o.PoolTimeout)
	}
	if o.Addr != "localhost:6380" || o.Password != "p@ss?" || o.DB != 2 {
		t.Errorf("%s, %q, %d", o.Addr, o.Password, o.DB)
	}
	cluster, err := redisstore.Dial(redisstore.Patient("redis://a:1?addr=b:2&addr=c:3", 10*time.Second))
	check(t, err)
	defer cluster.Close()
	if n := len(cluster.(*redis.ClusterClient).Options().Addrs); n != 3 {
		t.Errorf("%d nodes; want 3", n)
	}
}

func FuzzDial(f *testing.F) {
	f.Add("redis://:pw@localhost:6379/0?read_timeout=2s")
	f.Add("redis://a?addr=b:1&addr=c:2")
	f.Add("rediss://a?master_name=x&addr=b:1&db=3")
	f.Add("unix:///x?pool_size=3")
	f.Fuzz(func(t *testing.T, address string) {
		if strings.Contains(address, "min_idle_conns") {
			t.Skip("would connect ahead")
		}
		c, err := redisstore.Dial(address)
		if err != nil {
			if !errors.Is(err, redisstore.ErrURL) {
				t.Errorf("error %v; want ErrURL", err)
			}
			return
		}
		_ = c.Close()
	})
}
