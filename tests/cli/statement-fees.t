#!/bin/sh
# The bills of a merchant: fees become one expense of a month, with the statement as its voucher
# and the approvals of every expense; refunds undo what they are of. Afterwards the books have the
# balance of the bill.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
{
    funds add-category fees --name 'Fees' --group other
    funds open 1000 --place wechat --fund operating
} >/dev/null 2>&1

S=42000000
funds_bill() { # ROW...: DAY HH ORDER TYPE WAY AMOUNT BALANCE REMARK VOUCHER
    echo '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
    printf '%s\n' "$@" | awk '{
        printf "`2026-%s %s:00:00,`%s,`5000000%012d,`%s,`%s,`%s,`%s,`%s,`system,`%s,`%s\n",
            $1, $2, $3, NR + seed, $4, $4, $5, $6, $7, $8, $9
        sum[$5] += $6; count[$5]++
    }
    END {
        print "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
        printf "`%d.0,`%d.0,`%.2f,`%d.0,`%.2f\n", NR, count["收入"], sum["收入"], count["支出"], sum["支出"]
    }' seed="${seed:-0}"
}

seed=0
funds_bill "11-01 08 ${S}0001 交易 收入 160.00 1160.00 1-101 GY1" \
    "11-01 08 ${S}0001 扣除交易手续费 支出 0.96 1159.04 - GY1" \
    "11-02 09 ${S}0002 交易 收入 80.00 1239.04 1-102 GY2" \
    "11-02 09 ${S}0002 扣除交易手续费 支出 0.48 1238.56 - GY2" \
    "11-03 09 ${S}0003 交易 收入 20.00 1258.56 - GY3" \
    "11-03 09 ${S}0003 扣除交易手续费 支出 0.12 1258.44 - GY3" \
    "11-03 09 50300001 退款 支出 20.00 1238.44 - GYR${S}0003" \
    "11-03 09 50300001 交易手续费 收入 0.12 1238.56 - GYR3" >"$scratch/a.csv"

# --- what is not said is left to a person ---
expect 1 'without a rule' fees import "$scratch/a.csv" --to wechat --dry-run
out_has 'fees are left' 'a fee; say what fees at this place are: funds add-fees'
run env LC_ALL=C.UTF-8 LANGUAGE=zh_CN:en fees import "$scratch/a.csv" --to wechat --dry-run
out_has 'and in Chinese' '手续费；请写明该存放处的手续费记入哪里：funds add-fees'
refused 4 'a category that is not there' "there is no category 'charges'" \
    funds add-fees wechat --category charges --fund operating
expect 0 'a rule' funds add-fees wechat --category fees --fund operating
made 'in one commit' <<'END'
funds: add the rule for fees at wechat

Ledger-Command: funds add-fees

funds.yaml
+fees:
+  - {place: wechat, category: fees, fund: operating}
END
refused 4 'once' "there is a rule for fees at 'wechat' already" \
    funds add-fees wechat --category fees --fund operating
expect 1 'without a person' fees import "$scratch/a.csv" --to wechat --dry-run
out_has 'fees are left' 'a fee; say who enters it: --by'
expect 0 'booked with both' fees import "$scratch/a.csv" --to wechat --by p003
out_has 'how much, and what is to be done' 'fees kept back: 1.44, booked as X261103-001, to be approved and paid'
out_has 'what the bill and the books say' 'balance on 2026-11-03: 1,238.56, in the books 1,240.00'
sed -i 1q "$out"
made 'in one commit' <<'END'
fees: import 3 receipts from wechat, 260.00, 1 unidentified, 20.00 given back, fees of 1.44 (S261103-001)

wechat-funds, 2026-11-01 to 2026-11-03, 8 rows: 2 booked, 1 unidentified, 0 known, 0 skipped, 0 to review, 4 fee, 1 refund

Ledger-Record: S261103-001
Ledger-Record: P261103-001
Ledger-Record: P261103-002
Ledger-Record: P261103-003
Ledger-Record: R261103-001
Ledger-Record: X261103-001
Ledger-Command: fees import

expenses/2026/11/03.yaml
+- {id: X261103-001, date: 2026-11-03, amount: 1.44, category: fees, payee: "WeChat", fund: operating, from: wechat, handler: p003, by: p003, statement: S261103-001, rows: [{ref: "420000000001"}, {ref: "420000000002"}, {ref: "420000000003"}, {ref: "50300001"}]}
fees/2026/11/03.yaml
+- {id: S261103-001, date: 2026-11-03, format: wechat-funds, place: wechat, sha256: "3c2cb38b46fb0f49b6ac486c157ca5353e6555063b4224cf3d06e6aa0762d45f", first: 2026-11-01, last: 2026-11-03, rows: 8, receipts: 3, unidentified: 1, known: 0, review: 0, total: 260.00, refunds: 1, refunded: 20.00, fees: 1.44, outgoing: 4, spent: 21.56}
+- {id: P261103-001, date: 2026-11-01, unit: 1-101, amount: 160.00, via: wechat, ref: "420000000001", statement: S261103-001}
+- {id: P261103-002, date: 2026-11-02, unit: 1-102, amount: 80.00, via: wechat, ref: "420000000002", statement: S261103-001}
+- {id: P261103-003, date: 2026-11-03, amount: 20.00, via: wechat, ref: "420000000003", statement: S261103-001}
+- {id: R261103-001, date: 2026-11-03, of: P261103-003, ref: "50300001", statement: S261103-001, reason: "refund on the statement"}
END
expect 0 'again' fees import "$scratch/a.csv" --to wechat --by p003
is 'it is all known' "$(grep '^book ' "$out")" \
    'book 0, unidentified 0, known 7, skipped 0, review 0, matched 1'
refused 4 'what came and went keeps its serial' "the serial '420000000003' is already booked as 'P261103-003'" \
    fees pay 1-101 20 --via wechat --ref "${S}0003"

# --- the approvals are those of every expense ---
refused 4 'nobody pays fees that are not approved' "the expense 'X261103-001' of 1.44 is paid without an approval" \
    expenses pay X261103-001
git config user.email a@example.org
expect 0 'somebody else approves them' expenses approve X261103-001 --by p001
git config --unset user.email
expect 0 'and they are paid' expenses pay X261103-001 --date 2026-11-03
expect 0 'the bill agrees with the books row by row' funds reconcile wechat --statement "$scratch/a.csv"
out_has 'fees as well' '8 rows agree; only on the statement: 0 (0.00); only in the books: 0 (0.00)'


# --- Alipay, whose fees have numbers of their own ---
{
    funds add-place alipay --name Alipay --kind alipay
    funds add-fees alipay --category fees --fund operating
    funds open 1000 --place alipay --fund operating
} >/dev/null 2>&1
run fees import "$source_dir/tests/fixtures/statements/alipay-merchant.csv" --to alipay --by p003 --dry-run
out_has 'the same for the account detail of Alipay' 'fees kept back: 0.96, booked as X261103-002'
out_has 'with its balance' 'balance on 2026-11-03: 1,102.37, in the books'

# --- where the rules of approval want nobody ---
GUIYUAN_NOW=2026-11-08T10:00+08:00
expect 0 'a rule of approval for fees' compound approval --above 0 --category fees --approvers 0
seed=20
funds_bill "11-03 09 50300001 退款 支出 20.00 1238.44 - GYR${S}0003" \
    "11-03 09 50300001 交易手续费 收入 0.12 1238.56 - GYR3" \
    "11-05 08 ${S}0005 交易 收入 1000.00 2238.56 1-102 GY5" \
    "11-05 08 ${S}0005 扣除交易手续费 支出 6.00 2232.56 - GY5" \
    "11-06 08 50300005 退款 支出 30.00 2202.56 部分退款${S}0005 GYR5" \
    "11-07 08 50300006 退款 支出 9.00 2193.56 - -" \
    "11-07 09 50300007 退款 支出 160.00 2033.56 - GYR${S}0001" >"$scratch/b.csv"
expect 1 'the next bill, which overlaps' fees import "$scratch/b.csv" --to wechat --by p003
is 'what is known is not booked again' "$(grep '^book ' "$out")" \
    'book 1, unidentified 0, known 1, skipped 0, review 2, matched 1, fee 1, refund 1'
out_has 'the fees are paid' 'fees kept back: 6.00, booked as X261108-001
'
file_has 'from the place' expenses/2026/11/08.yaml \
    '- {id: Z261108-001, date: 2026-11-05, of: X261108-001, from: wechat}'
file_has 'a refund undoes what was booked before' fees/2026/11/08.yaml \
    'date: 2026-11-07, of: P261103-001, ref: "50300007", statement: S261108-001'
out_has 'a refund of nothing that is known' 'a refund of no payment that is known'
out_has 'a part of what was just booked' 'a part of 420000000005, which this import books'
out_has 'the rest is the difference' 'balance on 2026-11-07: 2,033.56, in the books 2,072.56'
expect 1 'again' fees import "$scratch/b.csv" --to wechat --by p003
out_has 'a part needs the approvals of a refund' \
    'a part of P261108-001; somebody else allows it: fees refund --approver'
expect 0 'which a person gives' fees refund 1-102 30 --from wechat --handler p003 --approver p001 \
    --ref 50300005 --date 2026-11-06 --reason 'paid too much'
expect 0 'a rule of approval for small refunds' compound approval --above 0 --approvers 0 --from 2026-11-08 --to 2026-11-08
funds_bill "11-07 10 50300008 退款 支出 40.00 1993.56 部分退款${S}0005 GYR5" \
    "11-07 11 50300009 退款 支出 5000.00 -3006.44 部分退款${S}0002 GYR2" >"$scratch/c.csv"
expect 1 'a unit that got credit back' fees import "$scratch/c.csv" --to wechat --by p003
out_has 'is looked at' 'a part of P261108-001, which is no credit of its unit'
out_has 'and what is more than came' 'a refund of more than P261103-002 brought'
expect 0 'a person who knows it says which payment went back' fees reverse P261103-002 \
    --ref 50300006 --date 2026-11-07 --reason 'the service gave back all but a deposit'
expect 0 'the ledger holds together' compound check
expect 0 'so does its history' audit verify

# --- the trade bill: parts of a fen beside each payment, rounded once a month ---
trade_bill() { # ROW...: DAY ORDER STATE AMOUNT REFUND-ORDER REFUND FEE DATA
    echo '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
    printf '%s\n' "$@" | awk '{
        printf "`2026-%s 08:00:00,`wx,`19,`0,`,`%s,`G%d,`o,`NATIVE,`%s,`X,`CNY,`%s,`0.00,`%s,`0,`%s,`0.00,`,`,`物业,`%s,`%s,`0.60%%,`%s,`%s,`\n",
            $1, $2, NR, $3, $4, $5, $6, $8, $7, $4, $6
        sum += $4; back += $6; fee += $7
    }
    END {
        print "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
        printf "`%d,`%.2f,`%.2f,`0.00,`%.5f,`%.2f,`%.2f\n", NR, sum, back, fee, sum, back
    }'
}
GUIYUAN_NOW=2026-12-03T10:00+08:00
trade_bill "11-05 ${S}0005 SUCCESS 1000.00 0 0.00 6.00000 1-102" \
    "11-20 ${S}0011 SUCCESS 33.33 0 0.00 0.19998 1-101" \
    "11-21 ${S}0012 SUCCESS 33.32 0 0.00 0.19992 3-301" \
    "12-01 ${S}0013 SUCCESS 33.33 0 0.00 0.19998 3-301" \
    "12-01 ${S}0013 REFUND 0.00 50300013 33.33 -0.12498 -" >"$scratch/d.csv"
expect 0 'a trade bill' fees import "$scratch/d.csv" --to wechat --by p003
is 'fees are no rows of it' "$(grep '^book ' "$out")" \
    'book 3, unidentified 0, known 1, skipped 0, review 0, refund 1'
out_has 'each month has its own' 'fees kept back: 0.40, booked as X261203-001
fees kept back: 0.08, booked as X261203-002'
file_has 'dated its last day' expenses/2026/12/03.yaml \
    'date: 2026-11-21, amount: 0.40, category: fees' \
    'date: 2026-12-01, amount: 0.08, category: fees'
expect 0 'again nothing is new' fees import "$scratch/d.csv" --to wechat --by p003
out_has 'and said so' 'nothing to change'
compound close 2026-10 >/dev/null 2>&1
expect 0 'a month is closed' compound close 2026-11
trade_bill "11-22 ${S}0014 SUCCESS 1.00 0 0.00 0.00600 1-101" >"$scratch/e.csv"
expect 1 'fees of a closed month' fees import "$scratch/e.csv" --to wechat --by p003
out_has 'are not booked' 'fees kept back: 0.01, not booked: of days that cannot be booked'
trade_bill "12-02 ${S}0015 REFUND 0.00 50300015 33.33 -0.20000 -" >"$scratch/f.csv"
expect 1 'more given back than kept' fees import "$scratch/f.csv" --to wechat --by p003
out_has 'is for a person' 'fees kept back: -0.20, not booked: no more fees were kept back than given back'
trade_bill "12-03 ${S}0016 SUCCESS 100.00 0 0.00 0.60000 1-101" >"$scratch/g.csv"
{
    expenses add 0.60 --category fees --payee WeChat --fund operating --from wechat \
        --handler p003 --by p003 --no-voucher 'kept back'
    expenses approve X261203-003 --by p001
    expenses pay X261203-003
} >/dev/null 2>&1
expect 1 'the same sum by hand' fees import "$scratch/g.csv" --to wechat --by p003
out_has 'is for a person' 'not booked: perhaps Z261203-003, which was entered by hand'
expect 0 'the whole holds together' compound check
expect 0 'so does its history' audit verify
expect 0 'the report of the month' report month 2026-12
out_has 'has the fees' 'Fees kept back'

out_has 'whose voucher is the statement' 'S261203-001 '
expect 0 'the list of expenses' expenses list
out_has 'names the statement as well' 'S261108-001'
expect 0 'an auditor asks for it' audit trace X261108-001
out_has 'and is told its hash' 'the statement S261108-001, SHA-256 d9520e1b566824965f3f9d05c834b6f43d3cc725d788387dc40fde506fe69fc2'

# --- forged ---
forged() { # NAME FILE SED TEXT
    git reset -q --hard
    sed -i "$3" "$2"
    git commit -q --no-verify -am forged
    expect 1 "$1" audit verify
    err_has "$1: why" "$4"
    git reset -q --hard HEAD~1
}
forged 'a fee that is higher than its statement says' expenses/2026/11/08.yaml 's/amount: 6.00/amount: 6000.00/' \
    "'S261108-001' has fees of 6.00, but the expenses that name it have another sum"
forged 'a fee without rows' expenses/2026/11/08.yaml 's/, rows: [^]]*]//' \
    'fees that were kept back name a statement without its rows'
forged 'a fee that is booked twice' expenses/2026/12/03.yaml 's/{ref: "420000000013"}/{ref: "420000000005"}/' \
    "the fee of '420000000005' at 'wechat' is already in 'X261108-001'"
forged 'a serial of what did not come' funds/2026/11/03.yaml \
    '$a- {id: R261103-002, date: 2026-11-03, of: O261103-001, ref: "50300099", reason: "x"}' \
    'only a receipt or other income goes back to who had paid it'
echo '- {id: X261203-004, date: 2026-12-03, amount: 500.00, category: office, payee: "x", fund: operating, from: wechat, handler: p003, by: p003, statement: S261203-001, rows: [{ref: "1"}]}' >>expenses/2026/12/03.yaml
expect 3 'by hand nobody spends under the name of a fee' compound commit -m 'fees'
err_has 'because the statement says how much they are' "the statement 'S261203-001' has fees of 0.48"
plan
