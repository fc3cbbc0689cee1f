#!/bin/sh
# fees: months paid in advance and their discount, late fees, deposits, refunds, reminders and the
# limitation.
. "$(dirname "$0")/lib.sh"

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
csv_is() { # NAME TEXT: CSV has carriage returns
    is "$1" "$(tr -d '\r' <"$out")" "$2"
}
on 2026-01-02
new_ledger "$scratch/ledger" 2026-01
cd "$scratch/ledger" || exit 1
adopt D2026-03 D2026-04 D2026-05 D2026-06 D2026-07 D2026-09
printf '%s\n' unit,kind,area,owner 1-101,flat,100.00,o001 1-102,flat,50.00,o002 \
    3-301,villa,150.00,o003 | units import - >/dev/null
fees tariff set property --by area --rate villa=2.20 --rate flat=1.60 --fund operating \
    --from 2026-01 >/dev/null
fees tariff set water --split area --fund utilities --from 2026-01 >/dev/null

# --- the rules ---
expect 0 'a discount is agreed' fees terms discount property --months 12 --free 1 \
    --decision D2026-03 --from 2026-01-01
made 'as a rule of the compound' <<'END'
fees: 1 free for 12 months of property in advance from 2026-01-01

Ledger-Command: fees terms discount

compound.yaml
+discounts:
+  - {item: property, months: 12, free: 1, decision: D2026-03, from: 2026-01-01}
END
expect 0 'another for fewer months' fees terms discount property --months 2 --share 0.02 \
    --from 2026-01-01
refused 4 'not two for the same months' 'two discounts are on the same months' \
    fees terms discount property --months 12 --share 0.01 --from 2026-06-01
refused 4 'nor one that gives two things' 'two things at once' \
    fees terms discount property --months 3 --share 0.01 --free 1
refused 4 'nor one that gives nothing' 'gives nothing, everything, or two things at once' \
    fees terms discount property --months 3
refused 4 'nor on what is not charged' 'on an item that has no tariff' \
    fees terms discount lift --months 3 --free 1
refused 4 'late fees need a rule' 'the compound has no rule about late fees' fees late-fees
refused 2 'which needs a decision' "option '--decision' is missing" \
    fees terms late-fee --daily 0.0005 --cap 0.20
expect 0 'late fees are agreed' fees terms late-fee --daily 0.0005 --grace 10 --cap 0.02 \
    --decision D2026-04 --from 2026-01-01
refused 4 'not two at the same time' 'two late fees are on the same item' \
    fees terms late-fee --daily 0.0001 --cap 0.10 --decision D2026-05
refused 4 'nor more than the debt' 'a late fee is more than the debt itself' \
    fees terms late-fee --item water --daily 0.0001 --cap 1.01 --decision D2026-05
expect 0 'the terms are listed' fees terms list --format csv
csv_is 'all of them' 'what,item,terms,decision,from,to
discount,property,1 of 12 months free,D2026-03,2026-01-01,
discount,property,0.0200 off 2 months,,2026-01-01,
late fee,all,"0.0005 a day after 10 days, at most 0.0200",D2026-04,2026-01-01,'

# --- months in advance ---
refused 4 'only 12 months' 'no more than 12 months' fees prepay 1-101 --months 13 --via bank
refused 4 'nor months far ahead' 'no more than 12 months' \
    fees prepay 1-101 --months 3 --from 2026-12 --via bank
refused 4 'nor what has no price yet' "'water' has no fixed price" \
    fees prepay 1-101 --months 3 --for water --via bank
expect 0 'a year is paid' fees prepay 1-101 --months 12 --via bank --ref 77001
made 'as a receipt and what it pays' <<'END'
fees: receive 1760.00 from 1-101 for 2026-01 to 2026-12 in advance by bank (T260102-001)

Ledger-Record: P260102-001
Ledger-Record: T260102-001
Ledger-Amount: 1760.00 CNY
Ledger-Command: fees prepay

fees/2026/01/02.yaml
+- {id: P260102-001, date: 2026-01-02, unit: 1-101, amount: 1760.00, via: bank, ref: "77001"}
+- {id: T260102-001, date: 2026-01-02, of: P260102-001, unit: 1-101, for: [property], from: 2026-01, to: 2026-12, gross: [160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00, 160.00], discount: 160.00, decision: D2026-03}
END
refused 4 'not twice' 'of a receipt or of months that' fees prepay 1-101 --months 2 --via bank
refused 4 'nor by the same serial' "the serial '77001' is already booked" \
    fees prepay 1-102 --months 2 --via bank --ref 77001
refused 4 'the receipt is bound' "pays in advance what 'T260102-001' says" \
    fees reverse P260102-001 --reason x
expect 0 'January is charged' fees assess 2026-01
on 2026-02-02
expect 0 'February too' fees assess 2026-02
expect 0 'the months are listed' fees prepayments --unit 1-101 --format csv
out_has 'a month charged' 'T260102-001,1-101,2026-02,160.00,13.34,160.00,13.34,'
out_has 'a month to come' 'T260102-001,1-101,2026-12,160.00,13.33,,,146.67'
expect 0 'her account' fees statement 1-101 --format csv
csv_is 'has the discount by itself' 'date,what,id,item,month,amount,balance,owner
2026-01-01,balance before,,,,,0.00,
2026-01-02,receipt,P260102-001,,,-1760.00,-1760.00,
2026-01-02,charge,C260102-001,property,2026-01,160.00,-1600.00,o001
2026-01-02,discount,C260102-001,property,2026-01,-13.34,-1613.34,o001
2026-02-02,charge,C260202-001,property,2026-02,160.00,-1453.34,o001
2026-02-02,discount,C260202-001,property,2026-02,-13.34,-1466.68,o001'

# --- the rate falls: the discount falls with it, cut down ---
expect 0 'the rate is halved' fees tariff set property --by area --rate villa=2.20 \
    --rate flat=0.80 --fund operating --from 2026-03
on 2026-03-02
expect 0 'March is charged' fees assess 2026-03
expect 0 'of 80.00' fees prepayments --unit 1-101 --format csv
out_has 'half of 13.34' 'T260102-001,1-101,2026-03,160.00,13.34,80.00,6.67,'

# --- deposits ---
refused 4 'there is a fund for deposits first' 'there is no fund of deposits' \
    fees deposit take 3-301 2000 --via bank --purpose renovation
funds add-fund deposits --kind deposit --name Deposits >/dev/null
refused 4 'a deposit lies in it' "which is no fund of deposits" \
    fees deposit take 3-301 2000 --via bank --purpose renovation --fund operating
expect 0 'a deposit is taken' fees deposit take 3-301 2000 --via bank --purpose renovation
refused 4 'nothing else moves its money' "moves money of the fund 'deposits' that is no deposit" \
    funds transfer 100 --from-fund deposits --to-fund operating --reason x
refused 4 'somebody allows its return' 'must be allowed by more persons' \
    fees deposit return D260302-001 500 --from bank --handler p002 --reason done
refused 4 'not its handler' 'allowed by its handler' fees deposit return D260302-001 500 \
    --from bank --handler p002 --approver p002 --reason done
refused 4 'never more than is held' "gives '3-301' 2000.01, but there is 2000.00 held" \
    fees deposit return D260302-001 2000.01 --from bank --handler p002 --approver p001 --reason x
refused 4 'what is kept has a decision' 'kept without a decision or an expense' \
    fees deposit return D260302-001 500 --keep 100 --into operating --from bank --handler p002 \
    --approver p001 --reason x
expect 0 'a part is returned, a part is kept' fees deposit return D260302-001 500 --keep 100 \
    --into operating --from bank --handler p002 --approver p001 --decision D2026-05 \
    --reason 'a scratched lift'
made 'in one record' <<'END'
fees: return 500.00 of the deposit D260302-001 to 3-301, keep 100.00 (Q260302-001)

Ledger-Record: Q260302-001
Ledger-Amount: 500.00 CNY
Ledger-Command: fees deposit return

fees/2026/03/02.yaml
+- {id: Q260302-001, date: 2026-03-02, unit: 3-301, of: D260302-001, amount: 500.00, from: bank, kept: 100.00, into: operating, decision: D2026-05, handler: p002, approver: p001, reason: "a scratched lift"}
END
expect 0 'the rest can be kept' fees deposit keep D260302-001 400 --into operating \
    --decision D2026-06 --reason 'a broken window'
refused 4 'the deposit is bound' 'something was given back or kept' \
    fees reverse D260302-001 --reason x
expect 0 'deposits are listed' fees deposit list --format csv
csv_is 'with what is held' 'id,date,unit,fund,purpose,amount,returned,kept,held,state
D260302-001,2026-03-02,3-301,deposits,renovation,2000.00,500.00,500.00,1000.00,'
expect 0 'a refund is undone' fees reverse Q260302-002 --reason 'the window was old'
expect 0 'what is held' fees deposit list --format csv
out_has 'is more again' ',2000.00,500.00,100.00,1400.00,'

# --- late fees: due on the 20th, ten days of grace, at most 2 % ---
on 2026-03-12
expect 0 'late fees up to February' fees late-fees 2026-02
made 'are counted by day' <<'END'
fees: late fees up to 2026-02-28, 5.94 on 2 debts

Ledger-Record: H260312-001
Ledger-Record: H260312-002
Ledger-Command: fees late-fees

fees/2026/03/12.yaml
+- {id: H260312-001, date: 2026-02-28, unit: 1-102, item: property, month: 2026-01, from: 2026-01-31, to: 2026-02-28, amount: 1.16, decision: D2026-04}
+- {id: H260312-002, date: 2026-02-28, unit: 3-301, item: property, month: 2026-01, from: 2026-01-31, to: 2026-02-28, amount: 4.78, decision: D2026-04}
END
expect 0 'again' fees late-fees 2026-02
out_is 'nothing is charged twice' 'nothing to change'
refused 4 'no days to come' '2026-03-31 is not over' fees late-fees 2026-03
refused 2 'a month or a day' 'up to a month or up to a day' fees late-fees 2026-02 --to 2026-02-03
expect 0 'a part is paid' fees pay 3-301 100 --via bank --date 2026-03-10
expect 0 'its receipt' fees receipt P260312-001
out_has 'the late fee is paid first' '| property fee\, late fee | 2026-01 | 4.78 |'
out_has 'then the charge' '| property fee | 2026-01 | 95.22 |'
expect 0 'counted on' fees late-fees --to 2026-03-12
expect 0 'they are listed' fees list --kind late_fee --unit 3-301 --format csv
csv_is 'up to the cap, from the day of payment on less' 'id,kind,date,unit,item,amount,via,state,note
H260312-002,late_fee,2026-02-28,3-301,property,4.78,,,D2026-04
H260312-005,late_fee,2026-03-12,3-301,property,1.82,,,D2026-04
H260312-006,late_fee,2026-03-12,3-301,property,1.65,,,D2026-04'
expect 0 'a late fee is waived' fees waive 1-102 property 2026-01 1.16 --late true \
    --decision D2026-07 --reason 'was in hospital'
refused 4 'not more than is owed of it' "owes 0.44 for 'property' of 2026-01 (late fee)" \
    fees waive 1-102 property 2026-01 5.00 --late true --decision D2026-07 --reason x
expect 0 'a late fee is undone' fees reverse H260312-006 --reason 'counted by mistake'
expect 0 'its days are counted again' fees late-fees
out_has 'once' 'late fees up to 2026-03-12, 1.65 on 1 debts'

# --- the owner leaves ---
refused 4 'never more than the credit' "but there is 0.00 in credit" fees refund 1-102 10 \
    --from bank --handler p002 --approver p001 --reason x
expect 0 'the prepayment ends' fees end-prepayment T260102-001 --reason 'moves out'
made 'three months keep what three months have' <<'END'
fees: end the prepayment T260102-001 after 3 months (R260312-002)

Ledger-Record: R260312-002
Ledger-Record: T260312-001
Ledger-Command: fees end-prepayment

fees/2026/03/12.yaml
+- {id: R260312-002, date: 2026-03-12, of: T260102-001, reason: "moves out"}
+- {id: T260312-001, date: 2026-03-12, of: P260102-001, unit: 1-101, for: [property], from: 2026-01, to: 2026-03, gross: [160.00, 160.00, 80.00], discount: 8.00}
END
refused 4 'it ends once' "all months of the prepayment 'T260312-001' are charged" \
    fees end-prepayment T260312-001 --reason x
expect 0 'what is in credit' fees arrears --unit 1-101 --format csv
out_has 'is what was paid, less three months with their discount' ',1368.00,,'
expect 0 'it is given back' fees refund 1-101 1368 --from bank --handler p002 --approver p001 \
    --reason 'moved out'
made 'in one record' <<'END'
fees: return 1368.00 of credit to 1-101 (Q260312-001)

Ledger-Record: Q260312-001
Ledger-Amount: 1368.00 CNY
Ledger-Command: fees refund

fees/2026/03/12.yaml
+- {id: Q260312-001, date: 2026-03-12, unit: 1-101, amount: 1368.00, from: bank, handler: p002, approver: p001, reason: "moved out"}
END
expect 0 'the receipt' fees receipt P260102-001
out_has 'says so' '| Given back |  | 1,368.00 |'
expect 0 'the prepayment is undone' fees reverse T260312-001 --reason x
refused 4 'the receipt is still bound' "1368.00 of the receipt 'P260102-001' was given back" \
    fees reverse P260102-001 --reason x
cat >"$scratch/bank.csv" <<'END'
交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日 志 号,交易渠道,交易附言
20260302,110000,转账,-500.00,9500.00,x,900001,网银,退押金
20260312,110000,转账,-1368.00,8132.00,x,900002,网银,退款
20260312,110500,转账,-77.00,8055.00,x,900003,网银,别的
END
expect 1 "the bank's statement" fees import "$scratch/bank.csv" --to bank --dry-run
out_has 'explains a returned deposit and a refund' 'matched 2, unexplained 1'
expect 0 'the refund is undone' fees reverse Q260312-001 --reason 'the account was wrong'
expect 0 'and the receipt' fees reverse P260102-001 --reason 'it bounced'

# --- reminders ---
mkdir ../letters
expect 0 'a unit is reminded' fees remind 3-301 --over 30d --channel paper --output ../letters
made 'in one record' <<END
fees: remind 3-301 of 236.60 (M260312-001)

Ledger-Record: M260312-001
Ledger-Amount: 236.60 CNY
Ledger-Command: fees remind

fees/2026/03/12.yaml
+- {id: M260312-001, date: 2026-03-12, unit: 3-301, channel: paper, amount: 236.60, debts: [{item: property, month: 2026-01, amount: 234.78}, {item: property, month: 2026-01, late: true, amount: 1.82}], sha256: "$(sha256sum ../letters/3-301.md | cut -c 1-64)"}
END
is 'the text is for its owner alone' "$(stat -c %a ../letters/3-301.md)" 600
file_has 'it names what is owed' ../letters/3-301.md '| **Together** |  | **236.60** |'
expect 0 'again on that day' fees remind 3-301 --over 30d --channel wechat
out_has 'nothing is recorded' 'nothing to change'
out_has 'but the text is there' '| **Together** |  | **236.60** |'
refused 3 'a unit that is there' "no unit has the code '9-9'" fees remind 9-9 --channel paper
refused 2 'by a way that there is' 'wechat' fees remind --channel pigeon
refused 2 'days are a number' "'x' is no number of days for --over" \
    fees remind --channel paper --over x
expect 0 'limitations that end soon' fees limits
out_has 'are none' 'Unit'
expect 1 'in three years there are some' fees limits --unit 3-301 --within 1106d --format csv
csv_is 'begun again by the demand' 'unit,item,month,late,open,due,demand,limit
3-301,property,2026-01,,234.78,2026-01-20,2026-03-12,2029-03-12
3-301,property,2026-02,,330.00,2026-02-20,,2029-02-20
3-301,property,2026-03,,330.00,2026-03-20,,2029-03-20
3-301,property,2026-01,late fee,1.82,2026-01-20,2026-03-12,2029-03-12
3-301,property,2026-02,late fee,1.65,2026-02-20,,2029-02-20'

# --- the report, the checks, the exports ---
expect 0 'the report' report month 2026-03
out_has 'late fees' '| Late fees charged | 4 | '
out_has 'reminders' '| Reminders\, and what they demand | 1 | 236.60 |'
out_has 'deposits' '| 0.00 | 2,000.00 | 500.00 | 100.00 | 1,400.00 |'
expect 0 'the ledger is in order' compound check
expect 0 'also for an auditor' audit verify
expect 0 'a trace' audit trace D260302-001
out_has 'shows what was given back' 'Q260302-001'
expect 0 'months are closed with it' compound close 2026-01
on 2026-04-01
expect 0 'in order' compound close 2026-02
expect 0 'March, too' compound close 2026-03
run git show HEAD -- periods/2026-03.yaml
out_has 'with the deposits' '+  deposits: 1400.00'
expect 0 'and all is still in order' audit verify

# --- forged ---
forged() { # NAME SAID FILE SED-SCRIPT
    cp "$3" "$scratch/kept"
    sed -i "$4" "$3"
    ! cmp -s "$3" "$scratch/kept"
    ok "$1: the file is another" $?
    run compound check
    cp "$scratch/kept" "$3"
    [ "$status" -ne 0 ]
    ok "$1 is no ledger" $?
    err_has "$1 is named" "$2"
}
march=fees/2026/03/12.yaml
forged 'a late fee by no decision' "no rule about 'property' names the decision 'D2026-09'" $march \
    '/H260312-005/s/D2026-04/D2026-09/'
forged 'a late fee too large' "the late fee 'H260312-005' is more than its rule can give" $march \
    '/H260312-005/s/amount: 1.82/amount: 3.00/'
forged 'days counted twice' "the late fee 'H260312-005' counts days again" $march \
    '/H260312-005/s/from: 2026-03-01/from: 2026-02-28/'
forged 'a discount too large' "the discount of 'T260102-001' is 160.01, the rules give 160.00" \
    fees/2026/01/02.yaml 's/discount: 160.00/discount: 160.01/'
forged 'a discount by another decision' 'does not name the decision of its rule' \
    fees/2026/01/02.yaml 's/D2026-03/D2026-09/'
forged 'more months than amounts' 'do not fit together' \
    fees/2026/01/02.yaml '/T260102/s/to: 2026-12/to: 2026-11/'
forged 'a demand that does not add up' 'do not add up to its amount' $march \
    '/M260312-001/s/amount: 236.60/amount: 236.61/'
forged 'a demand of nothing' "demands what '3-301' was never charged" $march \
    '/M260312-001/s/month: 2026-01, late/month: 2026-08, late/'
forged 'a deposit given to another' "the deposit 'D260302-001' is of '3-301', not of '1-102'" \
    fees/2026/03/02.yaml '/Q260302-001/s/unit: 3-301/unit: 1-102/'
forged 'a deposit in another fund' 'which is no fund of deposits' \
    fees/2026/03/02.yaml '/D260302-001/s/fund: deposits/fund: operating/'
forged 'a refund larger than the deposit' "there is 2000.00 held of that deposit" \
    fees/2026/03/02.yaml '/Q260302-001/s/amount: 500.00/amount: 1900.01/'
plan
