#!/bin/sh
# Rows of statements that are no unit's money: known by rules of the ledger or by a payer that was
# confirmed, booked as other income, never guessed.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds add-place bank --name Bank --kind bank
    funds add-source interest --name Interest --group other --fund common
    funds add-source parking --name Parking --group parking --fund common
    funds add-source advertising --name Advertising --group advertising --fund common
} >/dev/null 2>&1

statement() { # ROW...: a statement of China Merchants Bank
    echo '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要'
    printf '%s\n' "$@"
}
# --- rules ---
expect 0 'a rule' funds add-rule interest --remark '结息' --place bank --from 2026-01-01
made 'in one commit' <<'END'
funds: rows with 结息 are income of interest

Ledger-Command: funds add-rule

income.yaml
+- {source: interest, place: bank, remark: "结息", from: 2026-01-01}
END
expect 0 'a rule by the payer' funds add-rule advertising --payer '光华传媒有限公司' --from 2026-11-01 --to 2026-11-02
expect 0 'they are listed' funds rules
out_has 'each with its words' 'advertising              光华传媒有限公司          2026-11-01  2026-11-02'
refused 4 'the same rows twice' 'two rules of income are about the same rows at the same time' \
    funds add-rule parking --remark '结息' --place bank --from 2026-05-01
refused 4 'a source that is not there' "there is no source of income 'rent'" \
    funds add-rule rent --remark '租金'
refused 4 'a rule about every row' 'does not say which rows it is about' funds add-rule parking
refused 4 'a word of one character' "the words '费' are too few to know a row by" \
    funds add-rule parking --remark '费'
refused 4 'a person' "'欧阳某某' may be a person's name, which does not enter the books" \
    funds add-rule parking --payer '欧阳某某'
refused 4 'an end before the beginning' 'a rule of income ends before it begins' \
    funds add-rule parking --remark '停车' --from 2026-05-01 --to 2026-04-01

# --- an import ---
statement '2026-11-01,人民币,3.21,1003.21,结息,,' \
    '2026-11-01,人民币,160.00,1163.21,转账,甲某,1-101物业费' \
    '2026-11-02,人民币,500.00,1663.21,转账,光华传媒有限公司 62******00,电梯间' \
    '2026-11-03,人民币,500.00,2163.21,转账,光华传媒有限公司 62******00,电梯间' \
    '2026-11-03,人民币,12.00,2175.21,转账,停车设备,停车收费' \
    '2026-11-03,人民币,8.00,2183.21,转账,乙某,1-102 结息' >"$scratch/a.csv"
run fees import "$scratch/a.csv" --to bank --dry-run
is 'a dry run shows what would be income' "$(grep '^book ' "$out")" \
    'book 1, unidentified 3, known 0, skipped 0, review 0, income 2'
out_has 'by which rule' '2  2026-11-01    3.21  income        interest     rule  E261103-001'
out_has 'a rule that has ended books nothing' '5  2026-11-03  500.00  unidentified'
out_has 'a unit and a rule contradict each other' 'is of 1-102, but by a rule it is income of interest'
expect 0 'it is booked' fees import "$scratch/a.csv" --to bank
out_has 'those to look at are listed' '5  2026-11-03  500.00  unidentified'
sed -i 1q "$out"
made 'in one commit' <<'END'
fees: import 4 receipts from bank, 680.00, 3 unidentified, and 2 rows of other income, 503.21 (S261103-001)

cmb, 2026-11-01 to 2026-11-03, 6 rows: 1 booked, 3 unidentified, 0 known, 0 skipped, 0 to review, 2 income

Ledger-Record: S261103-001
Ledger-Record: P261103-001
Ledger-Record: P261103-002
Ledger-Record: P261103-003
Ledger-Record: P261103-004
Ledger-Record: E261103-001
Ledger-Record: E261103-002
Ledger-Command: fees import

fees/2026/11/03.yaml
+- {id: S261103-001, date: 2026-11-03, format: cmb, place: bank, sha256: "ef853806fa77ff188ebb29df8a475ec7d0c2852024def64da0f827ae3bb89790", first: 2026-11-01, last: 2026-11-03, rows: 6, receipts: 4, unidentified: 3, known: 0, review: 0, total: 680.00, earnings: 2, earned: 503.21}
+- {id: P261103-001, date: 2026-11-01, unit: 1-101, amount: 160.00, via: bank, ref: "D20261101-f268fd950895-1", statement: S261103-001}
+- {id: P261103-002, date: 2026-11-03, amount: 500.00, via: bank, ref: "D20261103-81bca26f1a79-1", statement: S261103-001}
+- {id: P261103-003, date: 2026-11-03, amount: 12.00, via: bank, ref: "D20261103-3105e99242b1-1", statement: S261103-001}
+- {id: P261103-004, date: 2026-11-03, amount: 8.00, via: bank, ref: "D20261103-e47f48743d19-1", statement: S261103-001}
funds/2026/11/03.yaml
+- {id: E261103-001, date: 2026-11-01, source: interest, amount: 3.21, via: bank, ref: "D20261101-f51ecb2b7ae8-1", statement: S261103-001}
+- {id: E261103-002, date: 2026-11-02, source: advertising, amount: 500.00, via: bank, ref: "D20261102-81bca26f1a79-1", statement: S261103-001}
END
expect 0 'again it is known' fees import "$scratch/a.csv" --to bank
is 'all of it' "$(grep '^book ' "$out")" \
    'book 0, unidentified 0, known 6, skipped 0, review 0'
expect 0 'the ledger holds together' compound check
expect 0 'so does its history' audit verify
expect 0 'the income' funds income --month 2026-11
out_has 'as what it is' 'interest     Interest           0.00         3.21    3.21   0.00    3.21'

# --- what a treasurer confirms ---
expect 0 'a receipt is income, and so are rows like it' \
    fees identify P261103-003 --source parking --always '停车收费'
made 'in one commit' <<'END'
fees: identify P261103-003, 12.00, as income of parking (I261103-001)

Ledger-Record: I261103-001
Ledger-Command: fees identify

fees/2026/11/03.yaml
+- {id: I261103-001, date: 2026-11-03, of: P261103-003, source: parking}
income.yaml
+- {source: parking, place: bank, remark: "停车收费", from: 2026-11-03}
END
refused 2 'only of a source' 'only rows of other income are always the same' \
    fees identify P261103-004 1-102 --always '物业'
refused 4 'not twice' 'two rules of income are about the same rows' \
    fees identify P261103-002 --source advertising --always '停车收费'
expect 0 'a payer is remembered' fees identify P261103-002 --source advertising --remember
file_has 'on this computer' private/aliases.yaml \
    '{payer: "光华传媒有限公司", source: advertising}'
is 'and nowhere else' "$(git grep -c 光华 HEAD -- fees funds | wc -l)" 0

GUIYUAN_NOW=2026-11-05T10:00+08:00
funds earn 40 --source parking --via bank --date 2026-11-04 >/dev/null 2>&1
statement '2026-11-04,人民币,9.00,2192.21,转账,停车设备,停车收费' \
    '2026-11-04,人民币,500.00,2692.21,转账,光华传媒有限公司 62******00,电梯间' \
    '2026-11-05,人民币,40.00,2732.21,转账,停车设备,停车收费' >"$scratch/b.csv"
expect 1 'the next statement' fees import "$scratch/b.csv" --to bank
is 'books them by itself' "$(grep '^book ' "$out")" \
    'book 0, unidentified 0, known 0, skipped 0, review 1, income 2'
out_has 'but not what may be booked by hand' 'perhaps E261105-001, which was booked without a serial'
file_has 'the payer as well' funds/2026/11/05.yaml 'source: advertising, amount: 500.00, via: bank'
expect 0 'what is undone' funds reverse E261105-002 --reason 'not ours'
run fees import "$scratch/b.csv" --to bank --dry-run
out_has 'is looked at' 'booked as E261105-002 and reversed since'
expect 0 'the export' audit export sql
out_has 'has the rules' 'INSERT INTO "income_rules"'

# --- by hand, and forged ---
sed -i '1s/interest/nothing/' income.yaml
expect 3 'a rule of no source is seen' compound check
err_has 'where it stands' "income.yaml:1:12: there is no source of income 'nothing'"
git checkout -q income.yaml
sed -i 's/statement: S261103-001/statement: S261103-009/' funds/2026/11/03.yaml
git commit --no-verify -qam forged
expect 1 'an earning of a statement that is not there' audit verify
err_has 'is seen' "'E261103-001' names 'S261103-009', which is no statement"
git reset -q --hard HEAD~1
expect 0 'the ledger holds together at last' compound check
plan
