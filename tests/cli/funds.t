#!/bin/sh
# funds: where the money lies and whose it is.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-02

# --- open ---
rehearsed 'an opening balance can be tried' funds open 1000.00 --place bank --fund operating <<'END'
+ funds/2026/11/03.yaml: - {id: O261103-001, date: 2026-09-30, amount: 1000.00, place: bank, fund: operating}

funds: open bank with 1000.00 for operating (O261103-001)

Ledger-Record: O261103-001
Ledger-Amount: 1000.00 CNY
Ledger-Command: funds open
END
expect 0 'money that was there' funds open 1000.00 --place bank --fund operating --note 'statement'
made 'is dated the day before the books' <<'END'
funds: open bank with 1000.00 for operating (O261103-001)

Ledger-Record: O261103-001
Ledger-Amount: 1000.00 CNY
Ledger-Command: funds open

funds/2026/11/03.yaml
+- {id: O261103-001, date: 2026-09-30, amount: 1000.00, place: bank, fund: operating, note: "statement"}
END
expect 0 'what a unit owed' funds open 75.50 --unit 1-101 --item property --month 2026-08
expect 0 'what a unit had paid in advance' funds open 20.00 --unit 1-102
expect 0 'stands' fees arrears --all --format json
json 'in the arrears' 'map([.unit,.owed,.credit])' \
    '[["1-101","75.50","0.00"],["1-102","0.00","20.00"],["3-301","0.00","0.00"]]'
expect 0 'money of a restricted fund' funds open 500.00 --place bank --fund maintenance
refused 4 'it is one of these' 'neither money nor a unit' funds open 5.00 --place bank
refused 4 'and not both' 'neither money nor a unit' \
    funds open 5.00 --place bank --fund operating --unit 1-101
refused 4 'nobody owes less than nothing' 'zero or below' funds open -5.00 --unit 1-101
refused 4 'nothing is no balance' 'zero or below' funds open 0.00 --place bank --fund operating
refused 4 'places are known' "there is no place 'sock'" funds open 5.00 --place sock --fund operating

# --- transfer ---
rehearsed 'a transfer can be tried' funds transfer 100 --from bank --to cash --reason change <<'END'
+ funds/2026/11/03.yaml: - {id: F261103-001, date: 2026-11-03, amount: 100.00, from: bank, to: cash, reason: "change"}

funds: transfer 100.00 from bank to cash (F261103-001)

Ledger-Record: F261103-001
Ledger-Amount: 100.00 CNY
Ledger-Command: funds transfer
END
expect 0 'money moves to another place' funds transfer 100 --from bank --to cash --reason 'change' \
    --date 2026-11-02
made 'in a record' <<'END'
funds: transfer 100.00 from bank to cash (F261103-001)

Ledger-Record: F261103-001
Ledger-Amount: 100.00 CNY
Ledger-Command: funds transfer

funds/2026/11/03.yaml
+- {id: F261103-001, date: 2026-11-02, amount: 100.00, from: bank, to: cash, reason: "change"}
END
expect 0 'or to another fund' funds transfer 30.00 --from-fund operating --to-fund common \
    --reason 'rent was booked there' --decision D2026-02
refused 4 'not out of a restricted fund without a decision' 'decision' \
    funds transfer 30.00 --from-fund maintenance --to-fund operating --reason x
refused 4 'nor more than it has' "maintenance" \
    funds transfer 500.01 --from-fund maintenance --to-fund operating --reason x --decision D2026-02
refused 4 'between two places' 'not between two places or two funds' \
    funds transfer 5 --from bank --to bank --reason x
refused 4 'or two funds, not from one to the other' 'not between two places or two funds' \
    funds transfer 5 --from bank --to-fund common --reason x
refused 2 'for a reason' "option '--reason' is missing" funds transfer 5 --from bank --to cash
refused 2 'and above nothing' "AMOUNT takes an amount like 614.45, above zero" \
    funds transfer -5 --from bank --to cash --reason x

# --- balance ---
expect 0 'the balances' funds balance
out_is 'over this month' \
'What   Code         Name                            Before      In     Out   Balance
place  bank         bank account                  1,500.00    0.00  100.00  1,400.00
place  wechat       WeChat                            0.00    0.00    0.00      0.00
place  alipay       Alipay                            0.00    0.00    0.00      0.00
place  cash         cash box                          0.00  100.00    0.00    100.00
fund   operating    operating fund                1,000.00    0.00   30.00    970.00
fund   utilities    shared water and electricity      0.00    0.00    0.00      0.00
fund   common       common income                     0.00   30.00    0.00     30.00
fund   maintenance  maintenance fund                500.00    0.00    0.00    500.00'
expect 0 'of another month' funds balance --month 2026-10 --format csv
is 'places and funds hold the same sum' \
    "$(tr -d '\r' <"$out" | awk -F, 'NR > 1 { sum[$1] += $7 } END { print sum["place"] - sum["fund"] }')" 0
expect 0 'as it was' funds balance --at HEAD~2 --format json
json 'before the transfers' '.[0].balance' '"1500.00"'

# --- reconcile ---
expect 0 'a place is compared with its statement' funds reconcile bank --balance 1400.00
made 'and agrees' <<'END'
funds: reconcile bank at 2026-11-03, 1400.00 (N261103-001)

Ledger-Record: N261103-001
Ledger-Command: funds reconcile

funds/2026/11/03.yaml
+- {id: N261103-001, date: 2026-11-03, place: bank, balance: 1400.00, booked: 1400.00}
END
expect 0 'on an earlier day' funds reconcile bank --balance 1500.00 --date 2026-10-31
refused 4 'a difference is explained' \
    "the statement of 'cash' says 90.00, the books say 100.00: they differ by -10.00" \
    funds reconcile cash --balance 90.00
expect 0 'or is not hidden' funds reconcile cash --balance 90.00 --explanation 'ten yuan are missing'
is 'but recorded' "$(tail -n 1 funds/2026/11/03.yaml)" \
    '- {id: N261103-003, date: 2026-11-03, place: cash, balance: 90.00, booked: 100.00, explanation: "ten yuan are missing"}'
refused 2 'a balance is an amount' "'--balance' takes an amount" funds reconcile cash --balance lots
refused 4 'a place is known' "there is no place 'sock'" funds reconcile sock --balance 0.00

# --- registers ---
expect 0 'a fund is added' funds add-fund lift --name 'Lift renewal' --kind maintenance \
    --restricted true
made 'at the end of its list' <<'END'
funds: add the fund lift

Ledger-Command: funds add-fund

funds.yaml
+  - {fund: lift, name: "Lift renewal", kind: maintenance, restricted: true}
END
expect 0 'a place' funds add-place bank2 --name 'Savings account' --kind bank
made 'is in the name of the compound' <<'END'
funds: add the place bank2

Ledger-Command: funds add-place

funds.yaml
+  - {place: bank2, name: "Savings account", kind: bank, holder: compound}
END
expect 0 'a category' funds add-category lifts --name Lifts --group repair
made 'of a section of the report' <<'END'
funds: add the category lifts

Ledger-Command: funds add-category

funds.yaml
+  - {category: lifts, name: "Lifts", group: repair}
END
refused 4 'names are taken once' "lift" funds add-fund lift --name Other --kind common
refused 4 'no money in a private pocket' 'person' \
    funds add-place pocket --name 'the chair' --kind wechat --holder person
refused 2 'a name is a word' 'FUND takes' funds add-fund 'a b' --name x --kind common
refused 2 'a kind is known' "'--kind' takes one of operating, utilities, common" \
    funds add-fund x --name x --kind mine
refused 2 'a group is known' "'--group' takes one of staff, service, utilities, repair or other" \
    funds add-category x --name x --group mine
sed -i 's/credit_fund: operating/&\n  private_places_allowed: true/' compound.yaml
compound commit -m 'compound: a place in a person'"'"'s name' >/dev/null
expect 0 'unless the rules allow it' \
    funds add-place pocket --name 'the chair' --kind wechat --holder person
expect 0 'all that was booked proves right' audit verify

plan
