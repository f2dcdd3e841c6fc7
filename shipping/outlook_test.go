package shipping_test

import (
	"github.com/mailrx/mailrx/pharmacy/cal"
	"github.com/mailrx/mailrx/pharmacy/money"
	"github.com/mailrx/mailrx/pharmacy/reason"
	"github.com/mailrx/mailrx/shipping"
)

func stands(o shipping.Outlook, today cal.Date) func() reason.Trace {
	return func() reason.Trace { return o.On(today) }
}

var placed = day(11, 20)

func promised(change func(*shipping.Outlook)) shipping.Outlook {
	o := shipping.Outlook{Promised: shipping.Promise(placed, shipping.PlanPromiseDays), Expected: day(11, 30)}
	change(&o)
	return o
}

var outlookRulings = []ruling{
	{"R5.5 T1: undelivered on the promised day", stands(promised(func(*shipping.Outlook) {}), day(12, 1)), nil},
	{"R5.5 T1: undelivered on the day after", stands(promised(func(*shipping.Outlook) {}), day(12, 2)), []reason.Code{"shipping.late"}},
	{"R5.5 T2: delivered on the promised day", stands(promised(func(o *shipping.Outlook) { o.Delivered = day(12, 1) }), day(12, 9)), nil},
	{"delivered on the day after", stands(promised(func(o *shipping.Outlook) { o.Delivered = day(12, 2) }), day(12, 9)), []reason.Code{"shipping.late"}},
	{"R5.5 T3: expected after the run-out is raised before the promise", stands(promised(func(o *shipping.Outlook) { o.RunOut = day(11, 29) }), day(11, 21)),
		[]reason.Code{"shipping.runs_out"}},
	{"R5.5 T3: expected on the last day of the supply", stands(promised(func(o *shipping.Outlook) { o.RunOut = day(11, 30) }), day(11, 21)), nil},
	{"expected after the promise", stands(promised(func(o *shipping.Outlook) { o.Expected = day(12, 2) }), day(11, 21)), []reason.Code{"shipping.expected_late"}},
	{"expected nobody knows when", stands(promised(func(o *shipping.Outlook) { o.Expected = cal.Date{} }), day(11, 21)), []reason.Code{"shipping.expected_unknown"}},
	{"nothing is promised", stands(shipping.Outlook{Expected: day(12, 30)}, day(12, 29)), nil},
}

// charges are of R10.9.
var charges = shipping.UpgradePolicy{TwoDay: money.Cents(14_00), NextDay: money.Cents(21_00), From: day(1, 1), To: day(12, 31)}

func charged(change func(*shipping.UpgradeAsk)) shipping.UpgradeCharge {
	a := shipping.UpgradeAsk{On: day(11, 24), Speed: shipping.NextDay, Accepted: money.Cents(21_00)}
	change(&a)
	return charges.Charge(a)
}

func pays(change func(*shipping.UpgradeAsk)) func() reason.Trace {
	return func() reason.Trace { return charged(change).Trace }
}

var upgradeRulings = []ruling{
	{"R10.9 T1: standard", pays(func(a *shipping.UpgradeAsk) { a.Speed, a.Accepted = shipping.StandardSpeed, money.Amount{} }), nil},
	{"R10.9 T2: the second parcel of an order", pays(func(a *shipping.UpgradeAsk) { a.Charged, a.Accepted = true, money.Amount{} }), nil},
	{"R10.9 T3: to make good a delay of ours", pays(func(a *shipping.UpgradeAsk) { a.OurDelay, a.Accepted = true, money.Amount{} }), nil},
	{"R10.9: a faster service that was accepted", pays(func(*shipping.UpgradeAsk) {}), nil},
	{"R10.9 T4: the price changed after consent", pays(func(a *shipping.UpgradeAsk) { a.Accepted = money.Cents(20_99) }), []reason.Code{"shipping.upgrade_consent"}},
	{"a faster service that nobody accepted", pays(func(a *shipping.UpgradeAsk) { a.Accepted = money.Amount{} }), []reason.Code{"shipping.upgrade_consent"}},
	{"a policy that has ended", pays(func(a *shipping.UpgradeAsk) { a.On = cal.Of(2027, 1, 1) }), []reason.Code{"shipping.upgrade_policy_ended"}},
	{"an order without a day", pays(func(a *shipping.UpgradeAsk) { a.On = cal.Date{} }), []reason.Code{"shipping.upgrade_policy_ended"}},
	{"a speed that has no price", pays(func(a *shipping.UpgradeAsk) { a.Speed = 9 }), []reason.Code{"shipping.upgrade_unpriced"}},
}
