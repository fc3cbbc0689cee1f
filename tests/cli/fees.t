#!/bin/sh
# fees: what is charged, split to the cent; what is paid, in the order of the law; corrections.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-07

# --- tariffs ---
rehearsed 'a tariff can be tried' fees tariff set electricity --split area --of building:3 \
    --from 2026-10 <<'END'
+ tariffs.yaml: - {item: electricity, name: "shared electricity", by: share, split: area, buildings: ["3"], fund: utilities, from: 2026-10}

fees: set the tariff of electricity from 2026-10

Ledger-Command: fees tariff
END
expect 0 'an item of one building' fees tariff set electricity --split area --of building:3 \
    --from 2026-10
made 'has the usual name and fund' <<'END'
fees: set the tariff of electricity from 2026-10

Ledger-Command: fees tariff

tariffs.yaml
+- {item: electricity, name: "shared electricity", by: share, split: area, buildings: ["3"], fund: utilities, from: 2026-10}
END
expect 0 'an item of some units' fees tariff set pump --name 'The pump' --split unit \
    --of 1-101,1-102 --fund operating --from 2026-10 --to 2026-10
expect 0 'a rate changes' fees tariff set property --rate villa=2.30 --rate flat=1.70 --from 2026-12
made 'and the line before ends' <<'END'
fees: set the tariff of property from 2026-12

Ledger-Command: fees tariff

tariffs.yaml
-- {item: property, name: "property fee", by: area, rates: {villa: 2.20, flat: 1.60}, fund: operating, from: 2026-10}
+- {item: property, name: "property fee", by: area, rates: {villa: 2.20, flat: 1.60}, fund: operating, from: 2026-10, to: 2026-11}
+- {item: property, name: "property fee", by: area, rates: {villa: 2.30, flat: 1.70}, fund: operating, from: 2026-12}
END
expect 0 'the rates that stay are given too' fees tariff set property --rate villa=2.40 \
    --from 2026-12 --dry-run
err_has 'or are missed' "'property' has no rate for a unit of kind 'flat' such as"
expect 0 'tariffs are listed' fees tariffs --format json
json 'all of them' 'map([.item,.rates,.split,.buildings,.units,.from,.to])' \
    '[["property","villa=2.20,flat=1.60","","","","2026-10","2026-11"],["water","","area","","","2026-10",""],["electricity","","area","3","","2026-10",""],["pump","","unit","","1-101,1-102","2026-10","2026-10"],["property","villa=2.30,flat=1.70","","","","2026-12",""]]'
refused 4 'a tariff by area has rates' "the tariff of 'lift' has no rate" \
    fees tariff set lift --by area --from 2026-11
refused 4 'a share has none' "the tariff of 'lift' is a share of bills and has rates" \
    fees tariff set lift --by share --rate flat=1 --from 2026-11
refused 2 'a rate is a kind and an amount' "the rates 'flat' are not" \
    fees tariff set lift --by area --rate flat --from 2026-11
refused 2 'a group is a group' "'building:' is no group of units" \
    fees tariff set lift --split area --of building: --from 2026-11
refused 4 'its units are there' "there is no unit '9-901'" \
    fees tariff set lift --split area --of 9-901 --from 2026-11
refused 4 'its fund is there' "there is no fund 'purse'" \
    fees tariff set lift --split area --fund purse --from 2026-11
refused 4 'a later tariff stands' 'has a later tariff already, from 2026-12' \
    fees tariff set property --rate villa=1 --rate flat=1 --from 2026-11
refused 2 'an item is a word' 'ITEM takes' fees tariff set '../x' --split area --from 2026-11

# --- bills and the month's assessment ---
printf 'bill\n' >"$scratch/bill.pdf"
sum=$(sha256sum "$scratch/bill.pdf" | cut -d ' ' -f 1)
expect 0 'a bill with its readings and its paper' fees bill water 100.01 --meter 10342..10731.5 \
    --month 2026-10 --date 2026-10-28 --voucher "$scratch/bill.pdf" --note 'third ring'
made 'is a line, and the paper under its SHA-256' <<END
fees: bill water 2026-10, 100.01 (B261103-001)

Ledger-Record: B261103-001
Ledger-Amount: 100.01 CNY
Ledger-Command: fees bill

fees/2026/11/03.yaml
+- {id: B261103-001, date: 2026-10-28, item: water, month: 2026-10, amount: 100.01, before: 10342, after: 10731.5, voucher: "$sum", voucher_type: pdf, note: "third ring"}
vouchers/2026/11/$sum.pdf
+bill
END
cmp -s "$scratch/bill.pdf" "vouchers/2026/11/$sum.pdf"
ok 'to the byte' $?
fees bill pump 10.01 --month 2026-10 >/dev/null
refused 4 'a bill is for something shared' "'property' is charged by area, not as a share of bills" \
    fees bill property 5.00 --month 2026-10
refused 4 'of which it is known how' "there is no item 'lift'" \
    fees bill lift 5.00 --month 2026-10
refused 4 'and in that month' "'pump' has no tariff in 2026-11" fees bill pump 5.00 --month 2026-11
refused 4 'a meter runs forwards' "the bill's meter runs backwards" \
    fees bill water 5.00 --month 2026-10 --meter 20..10
refused 2 'readings are two numbers' "'--meter' takes" \
    fees bill water 5.00 --month 2026-10 --meter 20
refused 3 'a paper is there' "cannot read '$scratch/none.pdf'" \
    fees bill water 5.00 --month 2026-10 --voucher "$scratch/none.pdf"
cp "$scratch/bill.pdf" "$scratch/bill"
refused 2 'and says by its name what it is' "cannot be told from '$scratch/bill'" \
    fees bill water 5.00 --month 2026-10 --voucher "$scratch/bill"
: >"$scratch/empty.pdf"
refused 4 'and is not empty' 'the voucher is empty' fees bill water 5.00 --month 2026-10 --voucher "$scratch/empty.pdf"

expect 0 'the month is assessed' fees assess 2026-10
err_has 'what has no bill is said' "'electricity' has no bill of 2026-10"
made 'in a roll and a record' <<'END'
fees: assess 2026-10, 680.02 for 3 units (C261103-001)

Ledger-Record: C261103-001
Ledger-Amount: 680.02 CNY
Ledger-Command: fees assess

fees/2026/10/charges.yaml
+id: C261103-001
+month: 2026-10
+due: 2026-10-20
+items: [property, water, pump]
+lines:
+  1-101: [160.00, 33.34, 5.01]
+  1-102: [ 80.00, 16.67, 5.00]
+  3-301: [330.00, 50.00, 0.00]
+totals: [570.00, 100.01, 10.01]
+basis:
+  - {item: property, by: area, rates: {villa: 2.20, flat: 1.60}, count: 3}
+  - {item: water, by: share, split: area, bills: [B261103-001], amount: 100.01, weight: 30000, count: 3}
+  - {item: pump, by: share, split: unit, units: [1-101, 1-102], bills: [B261103-002], amount: 10.01, weight: 2, count: 2}
fees/2026/11/03.yaml
+- {id: C261103-001, date: 2026-10-31, month: 2026-10, total: 680.02}
END
refused 4 'a month is assessed once' 'the month 2026-10 is assessed already' fees assess 2026-10
refused 4 'its bills are all there' 'the month 2026-10 is assessed already' \
    fees bill water 5.00 --month 2026-10
refused 4 'a month that has not begun' 'the month 2026-12 has not begun' fees assess 2026-12
refused 4 'a month before the books' 'the month 2026-09 is before the books began' fees assess 2026-09
refused 4 'a tariff does not begin in it' 'the month 2026-10 is already assessed' \
    fees tariff set lift --by unit --rate flat=1 --rate villa=1 --from 2026-10
expect 0 'a month with a due date of its own' fees assess 2026-11 --due 2026-11-25
expect 0 'what is owed' fees arrears
out_is 'is listed by age' \
'Unit       Owed  Overdue  Not due  1-30 days  31-90  91-180  181-365  Over a year  Barred  Credit  Oldest due  Barred after
1-101    358.35   198.35   160.00     198.35   0.00    0.00     0.00         0.00    0.00    0.00  2026-10-20  2029-10-20
1-102    181.67   101.67    80.00     101.67   0.00    0.00     0.00         0.00    0.00    0.00  2026-10-20  2029-10-20
3-301    710.00   380.00   330.00     380.00   0.00    0.00     0.00         0.00    0.00    0.00  2026-10-20  2029-10-20
-----  --------  -------  -------  ---------  -----  ------  -------  -----------  ------  ------  ----------  ------------
       1,250.02   680.02   570.00     680.02   0.00    0.00     0.00         0.00    0.00    0.00  2026-10-20  2029-10-20'

# --- payments: whose debt, in which order ---
paid() { # NAME RECEIPT WANTED: [item, month, amount] of each debt that it paid
    expect 0 "$1: a receipt is written" fees receipt "$2" --format json
    json "$1" '.paid | map([.item, .month, .amount])' "$3"
}
rehearsed 'a payment can be tried' fees pay 1-101 100 --via cash <<'END'
+ fees/2026/11/03.yaml: - {id: P261103-001, date: 2026-11-03, unit: 1-101, amount: 100.00, via: cash}

fees: receive 100.00 from 1-101 by cash (P261103-001)

Ledger-Record: P261103-001
Ledger-Amount: 100.00 CNY
Ledger-Command: fees pay
END
expect 0 'a part is paid' fees pay 1-101 100 --via cash -m 'Counted twice.' --operation till-1
cp "$out" "$scratch/first"
paid 'what was due first is paid first, in proportion' P261103-001 \
    '[["property fee","2026-10","80.66"],["shared water","2026-10","16.81"],["The pump","2026-10","2.53"]]'
expect 0 'the same operation' fees pay 1-101 100 --via cash --operation till-1
out_is 'is not booked again' "$(cat "$scratch/first"), as this operation did before"
is 'there is one receipt' "$(grep -c 'id: P' fees/2026/11/03.yaml)" 1
expect 0 'a payer chooses' fees pay 1-101 10.00 --via wechat --for water --ref 4200001234 \
    --note '六个月' --date 2026-11-02
made 'and the record says so' <<'END'
fees: receive 10.00 from 1-101 by wechat (P261103-002)

Ledger-Record: P261103-002
Ledger-Amount: 10.00 CNY
Ledger-Command: fees pay

fees/2026/11/03.yaml
+- {id: P261103-002, date: 2026-11-02, unit: 1-101, amount: 10.00, via: wechat, for: [water], ref: "4200001234", note: "六个月"}
END
paid 'the choice counts' P261103-002 '[["shared water","2026-10","10.00"]]'
fees pay 1-101 100.00 --via bank --for property >/dev/null
paid 'within it what was due first' P261103-003 \
    '[["property fee","2026-10","79.34"],["property fee","2026-11","20.66"]]'
fees pay 1-102 500.00 --via bank >/dev/null
expect 0 'too much is paid' fees arrears --unit 1-102 --format json
json 'and kept as credit' '.[0] | [.owed, .credit]' '["0.00","318.33"]'
refused 4 'a serial is booked once' "the serial '4200001234' is already booked as 'P261103-002'" \
    fees pay 1-102 10.00 --via wechat --ref 4200001234
expect 0 'the serial of another place is another' fees pay 1-101 1.00 --via bank --ref 4200001234
expect 0 'a receipt for the payer' fees receipt P261103-002
out_has 'has its number' 'Receipt number: P261103-002'
out_has 'and the sum' '**¥10.00**'
refused 3 'there is no receipt of what is none' 'C261103-001' fees receipt C261103-001
refused 3 'nor of nothing' 'P261103-099' fees receipt P261103-099
refused 2 'nor of a path' "not '../../etc/passwd'" fees receipt ../../etc/passwd

# --- credit is used by the next charge ---
GUIYUAN_NOW=2026-12-02T10:00+08:00
expect 0 'a unit grows in the middle of the year' units change 3-301 --area 160.00 --from 2026-12-01
expect 0 'the month after' fees assess 2026-12
is 'is charged by what is true in it' "$(grep -h '3-301' fees/2026/1[12]/charges.yaml)" \
    '  3-301: [330.00]
  3-301: [368.00]'
expect 0 'the account of a unit' fees statement 1-102
out_is 'shows all that moved' \
'Date        What            Record       Item      For      Owed +, paid -  Balance  Owner
2026-10-01  balance before                                                     0.00
2026-10-31  charge          C261103-001  property  2026-10           80.00    80.00  o002
2026-10-31  charge          C261103-001  water     2026-10           16.67    96.67  o002
2026-10-31  charge          C261103-001  pump      2026-10            5.00   101.67  o002
2026-11-03  charge          C261103-002  property  2026-11           80.00   181.67  o002
2026-11-03  receipt         P261103-004                            -500.00  -318.33
2026-12-02  charge          C261202-001  property  2026-12           85.00  -233.33  o002'
expect 0 'for some days' fees statement 1-102 --from 2026-11-01 --to 2026-11-30 --format json
json 'with the balance before them' 'map([.date,.what,.month,.amount,.balance])' \
    '[["2026-11-01","balance before",null,null,"101.67"],["2026-11-03","charge","2026-11","80.00","181.67"],["2026-11-03","receipt",null,"-500.00","-318.33"]]'
refused 3 'of a unit that is there' "no unit has the code '9-901'" fees statement 9-901
paid 'the credit paid the next charge' P261103-004 \
    '[["property fee","2026-10","80.00"],["shared water","2026-10","16.67"],["The pump","2026-10","5.00"],["property fee","2026-11","80.00"],["property fee","2026-12","85.00"],["Credit for the next charge",null,"233.33"]]'
expect 0 'the other way' fees arrears --unit 1-102 --on 2026-11-30 --format json
json 'what was credit then is told' '.[0].credit' '"318.33"'

# --- reversals ---
rehearsed 'a reversal can be tried' fees reverse P261103-004 --reason 'wrong unit' <<'END'
+ fees/2026/12/02.yaml: - {id: R261202-001, date: 2026-12-02, of: P261103-004, reason: "wrong unit"}

fees: reverse receipt P261103-004 (R261202-001)

Ledger-Record: R261202-001
Ledger-Command: fees reverse
END
expect 0 'a receipt is reversed' fees reverse P261103-004 --reason 'wrong unit'
expect 0 'all debts it paid' fees arrears --unit 1-102 --format json
json 'are open again, and no credit is left' '.[0] | [.owed, .credit, .oldest]' \
    '["266.67","0.00","2026-10-20"]'
refused 4 'once' "which 'R261202-001' has reversed" fees reverse P261103-004 --reason again
refused 4 'a reversal stays' "a reversal like 'R261202-001' is not reversed" \
    fees reverse R261202-001 --reason again
refused 4 'so does a charge' "a charge like 'C261103-001' is not reversed" \
    fees reverse C261103-001 --reason again
refused 4 'and a bill that was split' "was split by the roll of 2026-10" \
    fees reverse B261103-001 --reason again
refused 4 'there is something to reverse' "there is no record 'P261103-077'" \
    fees reverse P261103-077 --reason again
refused 2 'a reversal has a reason' "option '--reason' is missing" fees reverse P261103-001
refused 2 'which says something' "'--reason' is empty" fees reverse P261103-001 --reason ''
expect 0 'the list' fees list --month 2026-11 --unit 1-102 --format csv
out_is 'says what became of it' "id,kind,date,unit,item,amount,via,state,note$(printf '\r')
P261103-004,receipt,2026-11-03,1-102,,500.00,bank,reversed,$(printf '\r')"

expect 0 'the reversals' fees list --kind reversal --format json
json 'say of what, and have no amount' '.[0] | [.amount, .note]' '[null,"P261103-004: wrong unit"]'

# --- waivers and adjustments ---
expect 0 'a debt is waived' fees waive 1-102 property 2026-10 30.00 --decision D2026-07 \
    --reason 'no water for a week'
made 'by a decision' <<'END'
fees: waive 30.00 of property 2026-10 for 1-102 by D2026-07 (W261202-001)

Ledger-Record: W261202-001
Ledger-Amount: 30.00 CNY
Ledger-Command: fees waive

fees/2026/12/02.yaml
+- {id: W261202-001, date: 2026-12-02, unit: 1-102, item: property, month: 2026-10, amount: 30.00, decision: D2026-07, reason: "no water for a week"}
END
refused 4 'no more than is owed' "waives 50.01, but '1-102' owes 50.00" \
    fees waive 1-102 property 2026-10 50.01 --decision D2026-07 --reason x
refused 2 'and never without a decision' "option '--decision' is missing" \
    fees waive 1-102 property 2026-10 5.00 --reason x
refused 2 'which has an id' "'--decision' takes a decision's id like D2026-07, not 'yes'" \
    fees waive 1-102 property 2026-10 5.00 --decision yes --reason x
refused 4 'nor of what was never charged' "1-102" \
    fees waive 1-102 electricity 2026-10 5.00 --decision D2026-07 --reason x
expect 0 'a charge is corrected' fees adjust 1-101 property 2026-10 -60.00 --reason 'measured wrong'
made 'by less' <<'END'
fees: adjust property 2026-10 of 1-101 by -60.00 (A261202-001)

Ledger-Record: A261202-001
Ledger-Amount: -60.00 CNY
Ledger-Command: fees adjust

fees/2026/12/02.yaml
+- {id: A261202-001, date: 2026-12-02, unit: 1-101, item: property, month: 2026-10, amount: -60.00, reason: "measured wrong"}
END
expect 0 'what was paid of it' fees statement 1-101 --from 2026-12-02 --format json
json 'lessens what is owed' '[first.balance, last.balance]' '["147.35","257.35"]'
expect 0 'or by more' fees adjust 1-101 water 2026-10 4.20 --reason 'meter misread'
refused 4 'by something' 'the adjustment changes nothing' \
    fees adjust 1-101 water 2026-10 0.00 --reason x
refused 4 'not below nothing' 'takes 1000.00 off a debt' \
    fees adjust 1-101 water 2026-10 -1000.00 --reason x
expect 0 'a waiver can be reversed' fees reverse W261202-001 --reason 'the decision was void'

# --- lists ---
expect 0 'records of a kind' fees list --kind bill --format json
json 'are listed' 'map([.id,.item,.amount])' \
    '[["B261103-001","water","100.01"],["B261103-002","pump","10.01"]]'
refused 2 'of a kind there is' "'--kind' takes one of" fees list --kind letter
expect 0 'an earlier state' fees list --at 2026-11 --kind receipt --format json
json 'has nothing of later' 'map(.state) | unique' '[null]'
expect 0 'at a commit' fees arrears --at HEAD~20 --format csv
expect 0 'debts at the end of a month' fees arrears --at 2026-11 --on 2026-11-30 --format csv
then=$(cat "$out")
GUIYUAN_NOW=2027-08-15T10:00+08:00
expect 0 'of an earlier ledger' fees arrears --at 2026-11 --format csv
out_is 'are as old as they were then' "$then"
GUIYUAN_NOW=2026-12-02T10:00+08:00
expect 0 'all that was booked proves right' audit verify

plan
