package imitation

import "sync"

// Pickups are the collections that a carrier has promised. The zero value has none, and a restart forgets them. Safe for
// concurrent use.
type Pickups struct {
	mu     sync.Mutex
	stands map[string]bool // false: called off
}

// Promise promises one more and gives its number, which name makes of how many there are then.
func (p *Pickups) Promise(name func(n int) string) (number string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stands == nil {
		p.stands = map[string]bool{}
	}
	number = name(len(p.stands) + 1)
	p.stands[number] = true
	return number
}

// CallOff calls one off. known is false for a number that was never given, stood for one that is called off already.
func (p *Pickups) CallOff(number string) (known, stood bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if stood, known = p.stands[number]; known {
		p.stands[number] = false
	}
	return known, stood
}

// Standing counts those that are promised and not called off.
func (p *Pickups) Standing() (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, stands := range p.stands {
		if stands {
			n++
		}
	}
	return n
}
