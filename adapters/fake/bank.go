package fake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/mailrx/mailrx"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/order"
	"github.com/mailrx/mailrx/pharmacy/stream"
)

// Bank is a mailrx.Payments. Each key is done once, and an answer given twice is the same. With a path it keeps its
// books in a file and survives the process.
type Bank struct {
	mu      sync.Mutex
	path    string
	books   books
	Decline func(mailrx.Charge) (code string, no bool) // nil: nobody is declined
}

type books struct {
	Payments map[order.PaymentID]*Payment        `json:"payments"`
	Answers  map[stream.Key]mailrx.Authorization `json:"answers"`
	Done     map[stream.Key]bool                 `json:"done"`
}

// Payment is one authorization and what became of it.
type Payment struct {
	Amount   money.Amount `json:"amount"`
	Captured money.Amount `json:"captured"`
	Captures int          `json:"captures"`
	Refunded bool         `json:"refunded"`
}

// OpenBank reads the books at path, or begins new ones; an empty path keeps them in memory.
func OpenBank(path string) (*Bank, error) {
	b := &Bank{path: path, books: books{Payments: map[order.PaymentID]*Payment{},
		Answers: map[stream.Key]mailrx.Authorization{}, Done: map[stream.Key]bool{}}}
	if path == "" {
		return b, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("fake: bank: %w", err)
	}
	if err := json.Unmarshal(data, &b.books); err != nil {
		return nil, fmt.Errorf("fake: the bank's books in %s cannot be read: %w", path, err)
	}
	return b, nil
}

// Payments gives a copy of every payment.
func (b *Bank) Payments() map[order.PaymentID]Payment {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := map[order.PaymentID]Payment{}
	for id, p := range b.books.Payments {
		out[id] = *p
	}
	return out
}

// Authorize holds an amount, once for its key.
func (b *Bank) Authorize(ctx context.Context, k stream.Key, c mailrx.Charge) (mailrx.Authorization, error) {
	if err := ctx.Err(); err != nil {
		return mailrx.Authorization{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if a, ok := b.books.Answers[k]; ok {
		return a, nil
	}
	a := mailrx.Authorization{}
	if b.Decline != nil {
		a.Code, a.Declined = b.Decline(c)
	}
	if !a.Declined {
		a.Payment = order.PaymentID(fmt.Sprintf("pay-%04d", len(b.books.Payments)+1))
		b.books.Payments[a.Payment] = &Payment{Amount: c.Amount}
	}
	b.books.Answers[k] = a
	return a, b.save()
}

// Capture takes held money, once for its key.
func (b *Bank) Capture(ctx context.Context, k stream.Key, id order.PaymentID, a money.Amount) error {
	return b.once(ctx, k, id, func(p *Payment) error {
		if p.Refunded || p.Amount.Less(p.Captured.Add(a)) {
			return errors.New("fake: the bank holds less than that")
		}
		p.Captured, p.Captures = p.Captured.Add(a), p.Captures+1
		return nil
	})
}

// Refund gives everything back, once for its key.
func (b *Bank) Refund(ctx context.Context, k stream.Key, id order.PaymentID) error {
	return b.once(ctx, k, id, func(p *Payment) error {
		p.Refunded = true
		return nil
	})
}

func (b *Bank) once(ctx context.Context, k stream.Key, id order.PaymentID, do func(*Payment) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.books.Done[k] {
		return nil
	}
	p := b.books.Payments[id]
	if p == nil {
		return fmt.Errorf("fake: the bank has no payment %s", id)
	}
	if err := do(p); err != nil {
		return err
	}
	b.books.Done[k] = true
	return b.save()
}

// save writes the books beside the old ones and puts them in their place, so that a crash leaves one or the other.
func (b *Bank) save() error {
	if b.path == "" {
		return nil
	}
	data, err := json.MarshalIndent(b.books, "", " ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(b.path), filepath.Base(b.path)+".*")
	if err != nil {
		return fmt.Errorf("fake: bank: %w", err)
	}
	defer os.Remove(f.Name())
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("fake: bank: %w", err)
	}
	return os.Rename(f.Name(), b.path)
}
