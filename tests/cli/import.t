#!/bin/sh
# fees import and identify: a statement becomes receipts, once, and nothing is guessed.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
GUIYUAN_NOW=2026-11-30T20:00+08:00
fees assess 2026-11 >/dev/null 2>&1
fixtures=$source_dir/tests/fixtures/statements

# A personal bill of WeChat: its rows are read from standard input, its totals are given.
bill() { # FILE ROWS IN-COUNT IN-SUM OUT-COUNT OUT-SUM
    {
        printf '\357\273\277微信支付账单明细,,,,,,,,\n共%d笔记录,,,,,,,,\n' "$2"
        printf '收入：%d笔 %s元,,,,,,,,\n支出：%d笔 %s元,,,,,,,,\n' "$3" "$4" "$5" "$6"
        printf '中性交易：0笔 0.00元,,,,,,,,\n,,,,,,,,\n'
        printf '%s\n' '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'
        cat
    } >"$1"
}
bill "$scratch/wx.csv" 5 5 1100.00 0 0.00 <<'END'
2026-11-08 12:00:00,转账,戊某,转账备注:微信转账,收入,¥300.00,"/",已收钱,"1000050001202611000000000007	","/","/"
2026-11-06 12:00:00,二维码收款,丙某,收款方备注:二维码收款,收入,¥330.00,"/",已收钱,"1000050001202611000000000006	","/","/"
2026-11-05 12:00:00,二维码收款,己某,收款方备注:二维码收款,收入,¥8.88,"/",待确认,"1000050001202611000000000005	","/","/"
2026-11-04 12:00:00,转账,甲某,转账备注:1-102,收入,¥100.00,"/",已收钱,"1000050001202611000000000004	","/","/"
2026-11-03 08:12:44,二维码收款,甲某,收款方备注:二维码收款付款方留言:1-101物业费,收入,¥361.12,"/",已收钱,"1000050001202611000000000003	","1000050001202611000000000003	","/"
END
sum=$(sha256sum "$scratch/wx.csv" | cut -d ' ' -f 1)

# --- a rehearsal, then the import ---
everything >"$scratch/before"
expect 1 'a statement can be tried' fees import "$scratch/wx.csv" --to wechat --dry-run
everything >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
ok 'which writes nothing, in private/ neither' $?
out_has 'every row is shown' '戊某'
out_has 'and counted' 'book 3, unidentified 1, known 0, skipped 0, review 1'
expect 1 'a statement is imported; a row is left to review' fees import "$scratch/wx.csv" --to wechat
cp "$out" "$scratch/said"
grep -q '^fees: import 4 receipts from wechat, 1091.12, 1 unidentified (S261130-001) \[' "$out"
ok 'it says what it did' $?
out_has 'and what is left' "the status '待确认' is not known"
is 'in one commit' "$(last_commit | sed '1d')" "
wechat-personal, 2026-11-03 to 2026-11-08, 5 rows: 3 booked, 1 unidentified, 0 known, 0 skipped, 1 to review

Ledger-Record: S261130-001
Ledger-Record: P261130-001
Ledger-Record: P261130-002
Ledger-Record: P261130-003
Ledger-Record: P261130-004
Ledger-Command: fees import

fees/2026/11/30.yaml
+- {id: S261130-001, date: 2026-11-30, format: wechat-personal, place: wechat, sha256: \"$sum\", first: 2026-11-03, last: 2026-11-08, rows: 5, receipts: 4, unidentified: 1, known: 0, review: 1, total: 1091.12}
+- {id: P261130-001, date: 2026-11-03, unit: 1-101, amount: 361.12, via: wechat, ref: \"1000050001202611000000000003\", statement: S261130-001}
+- {id: P261130-002, date: 2026-11-04, unit: 1-102, amount: 100.00, via: wechat, ref: \"1000050001202611000000000004\", statement: S261130-001}
+- {id: P261130-003, date: 2026-11-06, unit: 3-301, amount: 330.00, via: wechat, ref: \"1000050001202611000000000006\", statement: S261130-001}
+- {id: P261130-004, date: 2026-11-08, amount: 300.00, via: wechat, ref: \"1000050001202611000000000007\", statement: S261130-001}"
is 'no payer is in the history' "$(git log -p --format=%B | grep -cE '[甲丙戊己]某')" 0
is 'who paid is noted in private/' "$(cat private/payers.yaml)" \
    '- {ref: "1000050001202611000000000007", payer: "戊某"}'
is 'for the owner of the file alone' "$(stat -c '%a' private private/payers.yaml | tr '\n' ' ')" '700 600 '
is 'git does not see it' "$(git status --porcelain)" ''

# --- again ---
everything >"$scratch/before"
expect 1 'the same statement again' fees import "$scratch/wx.csv" --to wechat
out_has 'adds nothing' 'nothing to change'
out_has 'and says so' 'book 0, unidentified 0, known 4, skipped 0, review 1'
expect 1 'at another place' fees import "$scratch/wx.csv" --to bank
err_has 'it is told that the statement is of another kind' "'bank' is a place of kind bank"
out_has 'and nothing is booked twice' "booked as P261130-001, but at 'wechat'"
everything >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
ok 'nothing was written' $?
bill "$scratch/more.csv" 2 2 400.00 0 0.00 <<'END'
2026-11-10 08:12:44,转账,戊某,转账备注:微信转账,收入,¥300.00,"/",已收钱,"1000050001202611000000000010	","/","/"
2026-11-04 12:00:00,转账,甲某,转账备注:1-102,收入,¥100.00,"/",已收钱,"1000050001202611000000000004	","/","/"
END

# --- identify ---
expect 0 'what is not identified' fees list --unidentified --format json
json 'is listed' 'map([.id, .unit, .amount])' '[["P261130-004","unidentified","300.00"]]'
expect 0 'and counted' compound status --format csv
out_has 'in the status' 'unidentified receipts,1'
refused 4 'the unit is there' "there is no unit '9-901'" fees identify P261130-004 9-901
refused 4 'so is the receipt' "P261130-044" fees identify P261130-044 1-101
refused 4 'a receipt whose unit is known' "the receipt 'P261130-001' is already that of '1-101'" \
    fees identify P261130-001 1-102
refused 3 'a payer nobody noted is not remembered' "nobody noted who paid 'P261130-001'" \
    fees identify P261130-001 1-102 --remember
rehearsed 'an identification can be tried' fees identify P261130-004 1-101 --remember <<'END'
+ fees/2026/11/30.yaml: - {id: I261130-001, date: 2026-11-30, of: P261130-004, unit: 1-101}

fees: identify P261130-004, 300.00, as from 1-101 (I261130-001)

Ledger-Record: I261130-001
Ledger-Command: fees identify
END
expect 0 'it is known now' fees identify P261130-004 1-101 --note 'asked in the group' --remember
made 'and recorded' <<'END'
fees: identify P261130-004, 300.00, as from 1-101 (I261130-001)

Ledger-Record: I261130-001
Ledger-Command: fees identify

fees/2026/11/30.yaml
+- {id: I261130-001, date: 2026-11-30, of: P261130-004, unit: 1-101, note: "asked in the group"}
END
is 'the payer is remembered, in private/' "$(cat private/aliases.yaml)" '- {payer: "戊某", unit: 1-101}'
refused 4 'once' "was identified by 'I261130-001'" fees identify P261130-004 1-102
expect 0 'the money is the unit'"'"'s' fees arrears --unit 1-101 --format json
json 'as credit' '.[0] | [.owed, .credit]' '["0.00","501.12"]'
expect 0 'the payer is known the next time' fees import "$scratch/more.csv" --to wechat
out_has 'and the old row too' 'book 1, unidentified 0, known 1, skipped 0, review 0'
is 'by what was remembered' "$(tail -n 1 fees/2026/11/30.yaml)" \
    '- {id: P261130-005, date: 2026-11-10, unit: 1-101, amount: 300.00, via: wechat, ref: "1000050001202611000000000010", statement: S261130-002}'
expect 0 'an identification can be reversed' fees reverse I261130-001 --reason 'another was meant'
expect 0 'then' fees list --unidentified --format json
json 'the receipt is open again' 'map(.id)' '["P261130-004"]'
expect 0 'and is identified anew, by choice' fees identify P261130-004 1-102 --for property

# --- the statements nobody can book ---
for case in 'unknown:is no statement of a known format' \
    "bad-column:17: the table has no column '交易单号'" 'bad-encoding:34: the file has bytes that are not UTF-8' \
    'bad-header:the WeChat Pay bill has no table' 'bad-quote:37: a quote is not closed' \
    'bad-totals:7: the bill states 20 rows, but has 19'; do
    name=${case%%:*}
    file=$fixtures/wechat-personal-$name.csv
    [ -e "$file" ] || file=$fixtures/$name.csv
    refused 3 "a statement: $name" "${case#*:}" fees import "$file" --to wechat
done
refused 3 'a place that is none' "there is no place 'purse'" fees import "$scratch/wx.csv" --to purse
refused 3 'a file that is not there' "cannot read '$scratch/none.csv'" \
    fees import "$scratch/none.csv" --to wechat
refused 3 'an empty standard input' 'no statement' fees import - --to wechat
refused 2 'no place named' "option '--to' is missing" fees import "$scratch/wx.csv"
rows_of() { # FILE: its rows as a rehearsal shows them
    run fees import "$fixtures/wechat-personal-$1.csv" --to wechat --dry-run
    grep -E '^ +[0-9]+ +2026' "$out" | sed 's/￥/¥/g; s/  */ /g'
}
rows_of 2026-11 >"$scratch/rows"
is 'a whole month has twenty rows' "$(wc -l <"$scratch/rows")" 20
for form in gb18030 utf16; do
    rows_of $form >"$scratch/rows.$form"
    cmp -s "$scratch/rows" "$scratch/rows.$form"
    ok "the same rows in $form" $? || diag "$(diff "$scratch/rows" "$scratch/rows.$form")"
done
expect 0 'all that was booked proves right' audit verify

plan
