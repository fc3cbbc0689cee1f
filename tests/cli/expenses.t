#!/bin/sh
# expenses: a voucher, another person's approval, then the payment.
. "$(dirname "$0")/lib.sh"

new_ledger "$scratch/ledger" 2026-10
cd "$scratch/ledger" || exit 1
adopt D2026-01 D2026-03 D2026-04
funds open 100000.00 --place bank --fund operating >/dev/null
printf 'pay slip\n' >"$scratch/slip.PDF"
sum=$(sha256sum "$scratch/slip.PDF" | cut -d ' ' -f 1)

# Who sits at the keyboard: the treasurer, or the chair.
chair() {
    git config user.name Chair && git config user.email chair@example.org
}
treasurer() {
    git config --unset user.name
    git config --unset user.email
}
enter() { # ARGUMENT...: an expense with what most have in common
    expenses add "$@" --fund operating --from bank --handler p003 --by p002
}

# --- add ---
add_wage() {
    enter 3200.00 --category staff --post guard --payee 'guards, November' \
        --voucher "$scratch/slip.PDF" "$@"
}
rehearsed 'an expense can be tried' add_wage <<END
+ vouchers/2026/11/$sum.pdf: pay slip
+ expenses/2026/11/03.yaml: - {id: X261103-001, date: 2026-11-03, amount: 3200.00, category: staff, payee: "guards, November", fund: operating, from: bank, handler: p003, by: p002, post: guard, voucher: "$sum", voucher_type: pdf}

expenses: enter 3200.00 to guards, November from operating (X261103-001)

Ledger-Record: X261103-001
Ledger-Amount: 3200.00 CNY
Ledger-Command: expenses add
END
expect 0 'a wage with its slip' add_wage --operation wage-11
made 'is a record and the slip under its SHA-256' <<END
expenses: enter 3200.00 to guards, November from operating (X261103-001)

Ledger-Record: X261103-001
Ledger-Amount: 3200.00 CNY
Ledger-Command: expenses add
Ledger-Operation: wage-11

expenses/2026/11/03.yaml
+- {id: X261103-001, date: 2026-11-03, amount: 3200.00, category: staff, payee: "guards, November", fund: operating, from: bank, handler: p003, by: p002, post: guard, voucher: "$sum", voucher_type: pdf}
vouchers/2026/11/$sum.pdf
+pay slip
END
expect 0 'the same operation' add_wage --operation wage-11
out_has 'enters nothing again' 'as this operation did before'
is 'one record' "$(grep -c . expenses/2026/11/03.yaml)" 1
expect 0 'all that can be said of an expense' enter 80.50 --category repair --payee 'Lock & Key' \
    --purpose 'gate lock' --no-voucher 'the shop had none' --decision D2026-03 --date 2026-11-01
made 'is in its record' <<'END'
expenses: enter 80.50 to Lock & Key from operating (X261103-002)

Ledger-Record: X261103-002
Ledger-Amount: 80.50 CNY
Ledger-Command: expenses add

expenses/2026/11/03.yaml
+- {id: X261103-002, date: 2026-11-01, amount: 80.50, category: repair, payee: "Lock & Key", purpose: "gate lock", fund: operating, from: bank, handler: p003, by: p002, no_voucher: "the shop had none", decision: D2026-03}
END
expect 0 'the same paper again' enter 10.00 --category office --payee shop \
    --voucher "$scratch/slip.PDF"
is 'is stored once' "$(find vouchers -type f | wc -l)" 1
is 'and the commit has the record alone' "$(git show --format= --name-only)" expenses/2026/11/03.yaml
expect 0 'who entered it is the handler if nobody else is named' expenses add 1.00 \
    --category office --payee shop --fund operating --from cash --handler p003 --no-voucher lost
is 'which the record says' "$(tail -n 1 expenses/2026/11/03.yaml | grep -c 'handler: p003, by: p003')" 1

refused 4 'an expense has a paper' 'the expense has no voucher' \
    enter 5.00 --category office --payee shop
refused 4 'a wage names the post' 'the wage names no post' \
    enter 5.00 --category staff --payee guards --no-voucher lost
refused 4 'a category is there' "there is no category 'fun'" \
    enter 5.00 --category fun --payee shop --no-voucher lost
refused 4 'a fund is there' "there is no fund 'purse'" expenses add 5.00 --category office \
    --payee shop --fund purse --from bank --handler p003 --no-voucher lost
refused 4 'a place is there' "there is no place 'sock'" expenses add 5.00 --category office \
    --payee shop --fund operating --from sock --handler p003 --no-voucher lost
refused 4 'a bill that it pays is there' "there is no record 'B261103-001'" \
    enter 5.00 --category water --payee works --no-voucher lost --bill B261103-001
refused 2 'a handler has an opaque id' "'--handler' takes a person's id like p017" \
    expenses add 5.00 --category office --payee shop --fund operating --from bank \
    --handler 'Li Si' --no-voucher lost
refused 4 'a payee is no telephone' 'personal data: a mobile number' \
    enter 5.00 --category office --payee 'Li 138 1234 5678' --no-voucher lost
refused 4 'a paper of text is looked into' 'personal data' \
    eval 'echo "card 13912345678" >"$scratch/card.txt"
          enter 5.00 --category office --payee shop --voucher "$scratch/card.txt"'
refused 3 'a folder is no paper' 'Is a directory' eval 'mkdir "$scratch/folder.pdf"
    enter 5.00 --category office --payee shop --voucher "$scratch/folder.pdf"'

# --- approve ---
refused 4 'what nobody approved is not paid' \
    "the expense 'X261103-001' of 3200.00 is paid without an approval" expenses pay X261103-001
refused 4 'who committed it does not approve it' \
    "'treasurer@example.org' committed 'X261103-001'" expenses approve X261103-001 --by p001
chair
refused 4 'nor the handler' "'p003' handled 'X261103-001'" expenses approve X261103-001 --by p003
refused 4 'nor who entered it' "'p002' entered 'X261103-001'" expenses approve X261103-001 --by p002
treasurer
enter 300.00 --category other --payee p009 --no-voucher 'paid back' >/dev/null
chair
refused 4 'nor the payee' "'p009' is paid by 'X261103-005'" expenses approve X261103-005 --by p009
refused 4 'only what is there' "there is no record 'X261103-099'" \
    expenses approve X261103-099 --by p001
refused 4 'only an expense' "O261103-001" expenses approve O261103-001 --by p001
refused 2 'by somebody' "option '--by' is missing" expenses approve X261103-001
rehearsed 'an approval can be tried' expenses approve X261103-001 --by p001 <<'END'
+ expenses/2026/11/03.yaml: - {id: Y261103-001, date: 2026-11-03, of: X261103-001, by: p001}

expenses: approve 3200.00 to guards, November (Y261103-001 of X261103-001)

Ledger-Record: Y261103-001
Ledger-Command: expenses approve
END
expect 0 'another person approves' expenses approve X261103-001 --by p001 --decision D2026-04
made 'in a record' <<'END'
expenses: approve 3200.00 to guards, November (Y261103-001 of X261103-001)

Ledger-Record: Y261103-001
Ledger-Command: expenses approve

expenses/2026/11/03.yaml
+- {id: Y261103-001, date: 2026-11-03, of: X261103-001, by: p001, decision: D2026-04}
END
is 'under their own name' "$(git log -1 --format='%an <%ae>')" 'Chair <chair@example.org>'
git config user.email TREASURER@example.org
refused 4 'capitals in the address do not help' "committed 'X261103-002'" \
    expenses approve X261103-002 --by p001
treasurer

# --- pay ---
rehearsed 'a payment can be tried' expenses pay X261103-001 <<'END'
+ expenses/2026/11/03.yaml: - {id: Z261103-001, date: 2026-11-03, of: X261103-001, from: bank}

expenses: pay 3200.00 to guards, November from bank (Z261103-001 of X261103-001)

Ledger-Record: Z261103-001
Ledger-Command: expenses pay
END
expect 0 'it is paid' expenses pay X261103-001 --ref 20261103000123
made 'from the place that the expense names' <<'END'
expenses: pay 3200.00 to guards, November from bank (Z261103-001 of X261103-001)

Ledger-Record: Z261103-001
Ledger-Command: expenses pay

expenses/2026/11/03.yaml
+- {id: Z261103-001, date: 2026-11-03, of: X261103-001, from: bank, ref: "20261103000123"}
END
refused 4 'once' 'X261103-001' expenses pay X261103-001
refused 4 'what is paid is not reversed' 'X261103-001' \
    expenses reverse X261103-001 --reason 'wrong'
refused 4 'what is paid keeps its approval' "the expense 'X261103-001' was paid" \
    expenses reverse Y261103-001 --reason 'wrong'
expect 0 'a payment can come back' expenses reverse Z261103-001 --reason 'the bank returned it'
made 'by a record in the same folder' <<'END'
expenses: reverse payment Z261103-001 (R261103-001)

Ledger-Record: R261103-001
Ledger-Command: expenses reverse

expenses/2026/11/03.yaml
+- {id: R261103-001, date: 2026-11-03, of: Z261103-001, reason: "the bank returned it"}
END
expect 0 'and is paid again' expenses pay X261103-001 --from cash
err_has 'with a warning, for the box is empty' 'warning: '
expect 0 'an expense can be given up' expenses reverse X261103-002 --reason 'not needed'
chair
refused 4 'and is not approved any more' 'X261103-002' expenses approve X261103-002 --by p001
treasurer

# --- list ---
expect 0 'expenses are listed' expenses list --format json
json 'with how far each has come' 'map([.id, .state, .approved])' \
    '[["X261103-001","paid","p001"],["X261103-002","reversed",null],["X261103-003","entered",null],["X261103-004","entered",null],["X261103-005","entered",null]]'
expect 0 'those that wait' expenses list --state entered --category office
out_is 'in a table' \
"Expense      Date        Amount  Category  Payee  Fund       Paid from  Handler  Approved  Approvals  State    Voucher
X261103-003  2026-11-03   10.00  office    shop   operating  bank       p003               0 of 1     entered  $(echo "$sum" | cut -c 1-12)
X261103-004  2026-11-03    1.00  office    shop   operating  cash       p003               0 of 1     entered  lost"
expect 0 'of another month' expenses list --month 2026-10 --format csv
is 'there are none' "$(grep -c X2 "$out")" 0
refused 2 'states are known' "'--state' takes one of entered, approved, paid or reversed" \
    expenses list --state lost

# --- limits ---
cd "$scratch" || exit 1
compound init limits --name 'Test court' --language en --opened 2026-10 \
    --decision-above 1000.00 --approval-above 50.00 >/dev/null
cd limits || exit 1
adopt D2026-01
refused 4 'above the limit there is a decision' 'an expense above 1000.00 needs a decision' \
    enter 1000.01 --category office --payee shop --no-voucher lost
expect 0 'at the limit there need not be' enter 1000.00 --category office --payee shop \
    --no-voucher lost
expect 0 'with one it is entered' enter 1000.01 --category office --payee shop \
    --no-voucher lost --decision D2026-01
refused 4 'above the other limit there is an approval' 'paid without an approval' \
    expenses pay X261103-001
expect 0 'a small expense' enter 50.00 --category office --payee shop --no-voucher lost
expect 0 'is paid without' expenses pay X261103-003
expect 0 'all that was booked proves right' audit verify

plan
