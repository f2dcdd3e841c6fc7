package storetest

import (
	"bytes"
	"context"
	"strings"

	"github.com/mailrx/mailrx"
)

func letter() mailrx.Document {
	return mailrx.Document{Kind: "script.newrx", Bytes: []byte("<Message>\x00\xff for Testa " + planted + "</Message>")}
}

// file stores a document.
func (c *check) file(d mailrx.Document) mailrx.DocumentID {
	id, err := c.Vault.Put(c.ctx, d)
	c.ok(err, "putting a document")
	return id
}

// filed complains where the document is not there as it was put.
func (c *check) filed(id mailrx.DocumentID, want mailrx.Document, what string) {
	d, err := c.Vault.Get(c.ctx, id)
	switch {
	case err != nil:
		c.errorf("%s: getting a document failed: %v", what, err)
	case d.Kind != want.Kind || !bytes.Equal(d.Bytes, want.Bytes):
		c.errorf("%s: the document is a %q of %d bytes, want %q of %d, or has other bytes", what, d.Kind, len(d.Bytes), want.Kind, len(want.Bytes))
	}
}

var vaultCases = []Case{
	{Name: "a document comes back as it was", Rule: "Get gives the document that was put, byte for byte.", needs: needsVault, run: func(c *check) {
		big := mailrx.Document{Kind: "label.zpl", Bytes: bytes.Repeat([]byte{0, 1, 2, 3, 0xff}, 1<<18)}
		empty := mailrx.Document{Kind: "form.empty"}
		for _, d := range []mailrx.Document{letter(), big, empty} {
			c.filed(c.file(d), d, "after it was put")
		}
	}},
	{Name: "a document is named by its content", Rule: "Put gives the hexadecimal SHA-256 of kind and bytes.", needs: needsVault, run: func(c *check) {
		if got, want := c.file(letter()), letter().ID(); got != want {
			c.errorf("the document is named %s, want %s", got, want)
		}
	}},
	{Name: "the same document again is no error", Rule: "Put of the same document again gives the same ID.", needs: needsVault, run: func(c *check) {
		if one, two := c.file(letter()), c.file(letter()); one != two {
			c.errorf("the same document has the IDs %s and %s", one, two)
		}
		c.filed(letter().ID(), letter(), "after it was put twice")
	}},
	{Name: "documents of two kinds are two documents", Rule: "The kind belongs to the content: the same bytes of another kind are another document.", needs: needsVault, run: func(c *check) {
		other := letter()
		other.Kind = "script.cancelrx"
		a, b := c.file(letter()), c.file(other)
		c.filed(a, letter(), "beside another kind")
		c.filed(b, other, "beside another kind")
	}},
	{Name: "an unknown document is not found", Rule: "Get gives ErrNotFound for an ID that was never put.", needs: needsVault, run: func(c *check) {
		_, err := c.Vault.Get(c.ctx, letter().ID())
		c.is(err, mailrx.ErrNotFound, "getting an unknown document")
	}},
	{Name: "an erased document is not found", Rule: "Erase removes the bytes; an unknown ID is no error.", needs: needsVault, run: func(c *check) {
		other := letter()
		other.Kind = "script.cancelrx"
		id, kept := c.file(letter()), c.file(other)
		c.ok(c.Vault.Erase(c.ctx, id), "erasing a document")
		_, err := c.Vault.Get(c.ctx, id)
		c.is(err, mailrx.ErrNotFound, "getting an erased document")
		c.filed(kept, other, "after another was erased")
		c.ok(c.Vault.Erase(c.ctx, id), "erasing a document again")
		c.filed(c.file(letter()), letter(), "put again after it was erased")
	}},
	{Name: "nobody shares bytes with the vault", Rule: "Callers own the bytes that they pass in and get.", needs: needsVault, run: func(c *check) {
		d := letter()
		id := c.file(d)
		clear(d.Bytes)
		c.filed(id, letter(), "after its sender wiped the bytes")
		got, err := c.Vault.Get(c.ctx, id)
		c.ok(err, "getting a document")
		clear(got.Bytes)
		c.filed(id, letter(), "after a reader wiped the bytes")
	}},
	{Name: "an ended call of the vault changes nothing", Rule: "An ended call of Vault is an error that changes nothing and holds no word of the document.", needs: needsVault, run: func(c *check) {
		ended, cancel := context.WithCancel(c.ctx)
		cancel()
		id := c.file(letter())
		other := letter()
		other.Kind = "script.cancelrx"
		_, put := c.Vault.Put(ended, other)
		_, get := c.Vault.Get(ended, id)
		erase := c.Vault.Erase(ended, id)
		for name, err := range map[string]error{"Put": put, "Get": get, "Erase": erase} {
			if c.is(err, context.Canceled, name+" in an ended call"); err != nil && strings.Contains(err.Error(), planted) {
				c.errorf("the error of %s names a person", name)
			}
		}
		c.filed(id, letter(), "after ended calls")
		_, err := c.Vault.Get(c.ctx, other.ID())
		c.is(err, mailrx.ErrNotFound, "getting what an ended call put")
	}},
}
