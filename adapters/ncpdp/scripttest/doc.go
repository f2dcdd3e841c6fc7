// Package scripttest is a partner that speaks SCRIPT on loopback: it takes messages and acknowledges them, keeps a
// mailbox, delivers messages of its own, and answers late, twice, wrongly or not at all when a test asks for it.
//
//	p := scripttest.Start(clock.Now) // of a *fake.Clock
//	defer p.Close()
//	g, err := gateway.New(gateway.Config{URL: p.URL(), Client: p.Client(), Partner: …})
//	p.Fail(scripttest.DropAfterWork, 1) // takes the next message, and is silent
//	…
//	p.Taken() // how many messages it took: one that came twice under its MessageID counts once
//
// It speaks TLS and wants a certificate of whoever calls; Client has one, Stranger has none. Its answers bear the time
// that Start is given: nothing here reads the clock of the machine.
//
// # What it leaves out
//
// It judges no message but by its header: whether a request is what a network wants, only the network can say.
package scripttest
