package sqlstore

import (
	"context"
	"fmt"

	"github.com/mailrx/mailrx"
)

// Vault keeps documents by hash; see mailrx.Vault.
type Vault struct{ base base }

// Put stores a document under its hash.
func (v *Vault) Put(ctx context.Context, d mailrx.Document) (mailrx.DocumentID, error) {
	id := d.ID()
	_, err := v.base.exec(ctx, `insert into mailrx_documents (id, kind, bytes) values ($1, $2, $3) on conflict (id) do nothing`,
		string(id), d.Kind, blob(d.Bytes))
	if err != nil {
		return "", fmt.Errorf("sqlstore: put document %s: %w", id, err)
	}
	return id, nil
}

// Get gives a document, or mailrx.ErrNotFound.
func (v *Vault) Get(ctx context.Context, id mailrx.DocumentID) (mailrx.Document, error) {
	var d mailrx.Document
	found, err := one(ctx, v.base, []any{&d.Kind, &d.Bytes}, `select kind, bytes from mailrx_documents where id = $1`, string(id))
	switch {
	case err != nil:
		return mailrx.Document{}, fmt.Errorf("sqlstore: get document %s: %w", id, err)
	case !found:
		return mailrx.Document{}, mailrx.ErrNotFound
	}
	return d, nil
}

// Erase removes a document; an unknown one is no error.
func (v *Vault) Erase(ctx context.Context, id mailrx.DocumentID) error {
	if err := v.base.erase(ctx, `delete from mailrx_documents where id = $1`, string(id)); err != nil {
		return fmt.Errorf("sqlstore: erase document %s: %w", id, err)
	}
	return nil
}
