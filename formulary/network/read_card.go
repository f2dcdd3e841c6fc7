package network

import "github.com/mailrx/mailrx/formulary/internal/strictjson"

func (r *reader) hours(h *NamedHours) {
	r.Object(func(key string) bool {
		switch key {
		case "id":
			r.Text((*string)(&h.ID))
		case "lines":
			strictjson.Each(r.Reader, &h.Lines, r.openLine)
		case "special":
			strictjson.Each(r.Reader, &h.Special, r.specialDay)
		default:
			return false
		}
		return true
	})
}

func (r *reader) openLine(l *OpenLine) {
	r.Object(func(key string) bool {
		switch key {
		case "days":
			r.Form(&l.Days)
		case "opens":
			r.Form(&l.Opens)
		case "closes":
			r.Form(&l.Closes)
		case "season":
			l.Season = new(Season)
			r.season(l.Season)
		default:
			return false
		}
		return true
	})
}

func (r *reader) season(s *Season) {
	r.Object(func(key string) bool {
		switch key {
		case "from":
			r.Form(&s.From)
		case "to":
			r.Form(&s.To)
		default:
			return false
		}
		return true
	})
}

func (r *reader) specialDay(s *SpecialDay) {
	r.Object(func(key string) bool {
		switch key {
		case "date":
			r.Form(&s.Date)
		case "opens":
			r.Form(&s.Opens)
		case "closes":
			r.Form(&s.Closes)
		default:
			return false
		}
		return true
	})
}

func (r *reader) helpLine(l *HelpLine) {
	r.Object(func(key string) bool {
		switch key {
		case "id":
			r.Text((*string)(&l.ID))
		case "name":
			r.Text(&l.Name)
		case "card":
			r.card(&l.Card)
		default:
			return false
		}
		return true
	})
}

func (r *reader) card(c *Card) {
	r.Object(func(key string) bool {
		switch key {
		case "phone":
			r.Text(&c.Phone)
		case "tty":
			r.Text(&c.TTY)
		case "zone":
			r.Text(&c.Zone)
		case "hours":
			r.Text((*string)(&c.Hours))
		case "languages":
			strictjson.Each(r.Reader, &c.Languages, r.language)
		default:
			return false
		}
		return true
	})
}

func (r *reader) language(tag *string) {
	at, before := r.At(), r.Faults()
	if r.Text(tag); *tag == "" && r.Faults() == before {
		r.Fault(at, "a language tag is needed here")
	}
}
