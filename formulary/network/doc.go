// Package network is the directory of pharmacies: which are in which plan's network, on what terms and on which days,
// which are near, and when they are open.
//
//	doc, err := network.ParseDocument(data) // every unreadable value, with a JSON pointer
//	dir, err := network.Compile(doc)        // every overlap, orphan and bad coordinate, with a JSON pointer
//	a := dir.In("sample-choice", 9900011, network.Retail, cal.Of(2026, 11, 24))
//	fmt.Println(a.Status, a.Membership.Standing) // in-network preferred
//	fmt.Println(a.Trace.Rejects())               // what a claim elsewhere is refused with: [40]
//
// A directory never changes and is shared by all goroutines. Nothing here reads a clock or a file of time zones: the
// day, the instant and the zones are arguments.
//
// # Terms
//
//   - Network: the pharmacies with which a plan has contracts. What is filled elsewhere is not covered, by mail never;
//     Part D makes an exception for stores: see [Outside].
//   - Preferred and standard: pharmacies of the network that charge the member less, and all others of it.
//   - Any willing pharmacy: Part D lets every pharmacy into the network that takes its standard terms
//     (42 CFR 423.120(a)(8), unconfirmed). It does not make it preferred.
//   - Channel: store, mail, specialty, long-term care. One pharmacy may have a contract for each, with days and terms
//     of its own.
//   - Long supply, approved: a store that may fill 90 days as the mail pharmacy does. Plans that want maintenance drugs
//     by mail also take these stores (the "approved maintenance network"). Part D plans must let stores offer it
//     (42 CFR 423.120(a)(10), unconfirmed), on terms that a store may refuse.
//   - Limited distribution: a drug that few pharmacies may hand out. Its list is a network of its own: where [Directory.In]
//     says no, [Directory.Locate] over it is the referral.
//   - Access standard: how many of a plan's members must live near a store of its network: see [CheckAccess].
//   - NCPDP provider number: the seven digits that name a pharmacy in a claim. Reject code 40 says that it had no
//     contract with the plan on the day of service.
//   - TTY: a telephone for people who type; 711 is the relay service that types for them.
//
// # Unknown is not no
//
// A pharmacy that the directory does not have is Unknown, and so is every day outside the days of its network: a
// directory of 2026 says nothing of 2027. Only a pharmacy that it has and that has no contract is refused with 40. The
// locator keeps to what is known: who asks for open stores gets no store whose hours nobody knows, but is told how
// many were left out.
//
// # Writing a document
//
// Here with comments that a real one cannot have. Lists may be in any order; periods count both their days.
//
//	{
//	  "version": 1,                      // of this form
//	  "id": "sample-directory-2026-11",  // permanent name of this edition
//	  "networks": [                      // both days are required
//	    {"id": "sample-choice", "name": "Sample Choice", "from": "2026-01-01", "to": "2027-12-31"}
//	  ],
//	  "pharmacies": [
//	    {"ncpdp": "9900011", "name": "Example Drug", "zip": "02108",
//	     "point": {"lat": 42.3582, "lon": -71.0637},   // left out: not known, and never found by distance
//	     "card": {"phone": "617-555-0111", "tty": "711", "languages": ["en", "es"],
//	       "zone": "America/New_York", "hours": "store"}},
//	    {"ncpdp": "9900055", "name": "Example Home Delivery"}
//	  ],
//	  "participations": [                // contracts; of one pharmacy, network and channel they share no day
//	    {"network": "sample-choice", "pharmacy": "9900011",
//	     "channel": "retail",            // or mail, specialty, long-term-care
//	     "standing": "preferred",        // or standard
//	     "ninetyDay": "yes",             // or "no"; left out: unknown
//	     "from": "2026-07-01", "to": "2026-12-31"},   // left out: the network's own
//	    {"network": "sample-choice", "pharmacy": "9900055", "channel": "mail", "standing": "standard"}
//	  ],
//	  "hours": [                         // tables that many cards may share
//	    {"id": "store",
//	     "lines": [                      // open where one line says so: the first minute, not the last
//	       {"days": "mon-sat", "opens": "09:00", "closes": "24:00"},
//	       {"days": "sun", "opens": "10:00", "closes": "18:00", "season": {"from": "10-01", "to": "03-31"}}],
//	     "special": [                    // these days have no other hours
//	       {"date": "2026-11-26"},       // closed
//	       {"date": "2026-12-24", "opens": "09:00", "closes": "17:00"}]}
//	  ],
//	  "helpLines": [
//	    {"id": "member-service", "name": "Member Service",
//	     "card": {"phone": "800-555-0100", "tty": "711", "zone": "America/New_York", "hours": "store"}}
//	  ]
//	}
//
// # Joining a price
//
// This package knows no plan and no price. An [Answer] and each [Found] carry a [Membership]: its Channel and Standing
// together are the column of a plan's cost table, and the ID names the pharmacy. Whoever has the plan decides the same
// claim once per column and sets the price beside the distance.
//
// # What it leaves out
//
// Whether a plan has a mail benefit and what a fill costs (package formulary). Stock: whether the pharmacy has the
// drug. The way by road. Which ZIP code lies where: the caller brings the centroid. Home infusion, and the pharmacies
// of the Indian Health Service, which the access rules count apart. Check digits of NCPDP numbers, NPIs. Licences of a
// pharmacy to send into a state (package law). Sending the notices that [NoticeOf] finds due.
package network
