#!/bin/sh
# One payment for several units: a receipt for each, one serial, and no serial twice.
. "$(dirname "$0")/lib.sh"

new_ledger "$scratch/ledger" 2026-10
cd "$scratch/ledger" || exit 1
printf '%s\n' unit,kind,area,owner 1-101,flat,100.00,o001 1-102,flat,50.00,o002 \
    1-103,flat,50.00,o002 3-301,villa,150.00,o002 | units import - >/dev/null
fees tariff set property --by area --rate villa=2.20 --rate flat=1.60 --from 2026-10 >/dev/null
fees tariff set lift --by unit --rate villa=0 --rate flat=10 --fund operating --from 2026-10 \
    >/dev/null
fees assess 2026-10 >/dev/null
fees assess 2026-11 >/dev/null
# o002 owes for October and again for November 90.00, 90.00 and 330.00: 1020.00 in all

# --- who is meant is said once ---
refused 2 'somebody is paid for' 'it is not said which unit is paid for' fees pay 5 --via bank
refused 2 'and is said once' 'it is said twice which units are paid for' \
    fees pay 5 --via bank --owner o002 --units 1-101
refused 2 'a part is a unit and an amount' "the parts '1-101' are no units with amounts" \
    fees pay 5 --via bank --part 1-101
refused 4 'an owner owns' "no unit is owned by 'o009' on 2026-11-03" \
    fees pay 5 --via bank --owner o009
refused 4 'a unit is there' "there is no unit '9-9'" fees pay 5 --via bank --units 1-101,9-9
refused 2 'a unit is named once' "the parts '1-101=2,1-101=3' are no units with amounts" \
    fees pay 5 --via bank --part 1-101=2 --part 1-101=3
refused 4 'parts add up' 'the parts add up to 5.01, not to 5.00' \
    fees pay 5 --via bank --part 1-101=2 --part 1-102=3.01
refused 4 'a part is above zero' "the part of '1-102' is not above zero" \
    fees pay 5 --via bank --part 1-101=5 --part 1-102=0
refused 2 'a unit needs an amount' 'AMOUNT takes' fees pay 1-101 --via bank

# --- the law's order ---
# October's 510.00 first; of the 100.00 that are left, November gets 90, 90 and 330 in proportion
rehearsed 'a payment can be tried' fees pay 610.01 --owner o002 --via bank --ref 777 <<'END'
+ fees/2026/11/03.yaml: - {id: P261103-001, date: 2026-11-03, unit: 1-102, amount: 107.65, via: bank, ref: "777", group: P261103-001}
+ fees/2026/11/03.yaml: - {id: P261103-002, date: 2026-11-03, unit: 1-103, amount: 107.65, via: bank, ref: "777", group: P261103-001}
+ fees/2026/11/03.yaml: - {id: P261103-003, date: 2026-11-03, unit: 3-301, amount: 394.71, via: bank, ref: "777", group: P261103-001}

fees: receive 610.01 from 3 units by bank (P261103-001 to P261103-003)

1-102: 107.65 (P261103-001)
1-103: 107.65 (P261103-002)
3-301: 394.71 (P261103-003)

Ledger-Record: P261103-001
Ledger-Record: P261103-002
Ledger-Record: P261103-003
Ledger-Command: fees pay
END
expect 0 'and made' fees pay 610.01 --owner o002 --via bank --ref 777
refused 4 'once' "the serial '777' is already booked as 'P261103-001', 107.65" \
    fees pay 610.01 --owner o002 --via bank --ref 777
refused 4 'nor for one unit' "the serial '777' is already booked" \
    fees pay 1-101 5 --via bank --ref 777
expect 0 'the ledger is in order' compound check
expect 0 'an auditor finds nothing' audit verify
expect 0 'what is left to pay' fees arrears --format csv
is 'to the cent' "$(grep -c '^1-102,72.35,\|^1-103,72.35,\|^3-301,265.29,' "$out")" 3

# --- undoing ---
fees pay 1-101 1 --via cash >"$out"
refused 4 'one that is single has no others' "the receipt 'P261103-004' is not one of several" \
    fees reverse P261103-004 --all --reason x
fees reverse P261103-002 --reason 'bounced' >"$out"
refused 4 'a part that was undone is not entered alone' "the serial '777' is already booked" \
    fees pay 1-103 107.65 --via bank --ref 777
expect 0 'what stands is undone together' fees reverse P261103-003 --all --reason 'bounced'
made 'in one commit' <<'END'
fees: reverse the 2 receipts of P261103-001

Ledger-Record: R261103-002
Ledger-Record: R261103-003
Ledger-Command: fees reverse

fees/2026/11/03.yaml
+- {id: R261103-002, date: 2026-11-03, of: P261103-001, reason: "bounced"}
+- {id: R261103-003, date: 2026-11-03, of: P261103-003, reason: "bounced"}
END
refused 4 'once' "all receipts of 'P261103-001' are reversed already" \
    fees reverse P261103-001 --all --reason 'bounced'
expect 0 'and can be entered anew, as the payer says' fees pay 610.01 --part 3-301=600.01 \
    --part 1-102=10 --via bank --ref 777
out_has 'in the order given' 'fees: receive 610.01 from 2 units by bank (P261103-005 to P261103-006)'
expect 0 'what is too much' fees pay 700 --units 1-103,3-301 --via cash
made 'is credit of the first' <<'END'
fees: receive 700.00 from 2 units by cash (P261103-007 to P261103-008)

1-103: 640.01 (P261103-007)
3-301: 59.99 (P261103-008)

Ledger-Record: P261103-007
Ledger-Record: P261103-008
Ledger-Command: fees pay

fees/2026/11/03.yaml
+- {id: P261103-007, date: 2026-11-03, unit: 1-103, amount: 640.01, via: cash, group: P261103-007}
+- {id: P261103-008, date: 2026-11-03, unit: 3-301, amount: 59.99, via: cash, group: P261103-007}
END
expect 0 'the chosen item first' fees pay 20 --owner o002 --for lift --via cash
out_has 'goes where it is owed' 'fees: receive 20.00 from 1-102 by cash'

# --- a statement has one row of it ---
bill() { # FILE SERIAL AMOUNT
    {
        printf '\357\273\277微信支付账单明细,,,,,,,,\n共1笔记录,,,,,,,,\n'
        printf '收入：1笔 %s元,,,,,,,,\n支出：0笔 0.00元,,,,,,,,\n中性交易：0笔 0.00元,,,,,,,,\n,,,,,,,,\n' "$3"
        printf '%s\n' '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
        printf '2026-11-03 12:00:00,转账,甲某,转账备注:1-102,收入,¥%s,"/",已收钱,"%s	","/","/"\n' "$3" "$2"
    } >"$1"
}
bill "$scratch/wx.csv" 1000050001202611000000000004 300.00
fees pay 300 --part 1-102=100 --part 3-301=200 --via wechat --ref 1000050001202611000000000004 >"$out"
expect 0 'a row that is several receipts' fees import "$scratch/wx.csv" --to wechat
out_has 'is known by its sum' 'book 0, unidentified 0, known 1'
expect 0 'and reconciled' funds reconcile wechat --statement "$scratch/wx.csv" --balance 300 --dry-run
fees reverse "$(fees list --kind receipt --format csv | tail -n 1 | cut -d , -f 1)" --reason wrong \
    >"$out"
bill "$scratch/wx2.csv" 1000050001202611000000000004 300.00
expect 1 'one that lost a part' fees import "$scratch/wx2.csv" --to wechat
out_has 'is left to review, with the sum' 'for several units, but with'

# --- no serial twice, by hand neither ---
line() { # ID REST
    printf -- '- {id: P261103-%s, date: 2026-11-03, %s}\n' "$1" "$2" >>fees/2026/11/03.yaml
}
cp fees/2026/11/03.yaml "$scratch/good"
next=$(grep -c '^- {id: P' fees/2026/11/03.yaml)
a=$(printf %03d $((next + 1))) b=$(printf %03d $((next + 2)))
line "$a" 'unit: 1-101, amount: 5.00, via: bank, ref: "888"'
line "$b" 'unit: 1-102, amount: 6.00, via: bank, ref: "888"'
expect 3 'two receipts with one serial' compound check
err_has 'are found' "the serial '888' at 'bank' is already that of the receipt 'P261103-$a'"
refused 3 'and not committed' "the serial '888' at 'bank'" compound commit -m 'two by hand'
cp "$scratch/good" fees/2026/11/03.yaml
line "$a" "unit: 1-101, amount: 5.00, via: bank, ref: \"888\", group: P261103-$a"
line "$b" "unit: 1-102, amount: 6.00, via: bank, ref: \"888\", group: P261103-$a"
expect 0 'together they are in order' compound check
line "$(printf %03d $((next + 3)))" "unit: 1-102, amount: 6.00, via: bank, ref: \"888\", group: P261103-$a"
expect 3 'not the same unit twice' compound check
err_has 'which is said' 'but has the same unit as another'
cp "$scratch/good" fees/2026/11/03.yaml
line "$a" "unit: 1-101, amount: 5.00, via: bank, group: P261103-$a"
line "$b" "unit: 1-102, amount: 6.00, via: cash, group: P261103-$a"
expect 3 'not from two places' compound check
err_has 'which is said' 'but has another day, place or serial'
cp "$scratch/good" fees/2026/11/03.yaml
line "$a" "unit: 1-101, amount: 5.00, via: bank, group: P261103-007"
expect 3 'a group begins with its first' compound check
err_has 'which is said' 'but has another day, place or serial'
cp "$scratch/good" fees/2026/11/03.yaml
line "$a" "unit: 1-101, amount: 5.00, via: bank, group: P261103-004"
expect 3 'and that is one of it' compound check
err_has 'which is said' 'but that is no receipt which begins one'
plan
