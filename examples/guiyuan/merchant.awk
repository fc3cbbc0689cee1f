# A month of a WeChat merchant's fund bill: what a cabinet for charging bicycles takes, the fee that
# the service keeps back of each payment, and one charge that did not begin and was given back.
#   awk -v month=2026-08 -v until=31 -v balance=0.00 -f merchant.awk
function yuan(fen) {
    return sprintf("%d.%02d", int(fen / 100), fen % 100)
}
function row(hour, order, kind, way, fen, voucher) {
    n++
    rest += way == "收入" ? fen : -fen
    sum[way] += fen
    count[way]++
    printf "`%s-%02d %02d:%02d:00,`%s,`5001%s%012d,`%s,`%s,`%s,`%s,`%s,`%s,`%s,`%s\r\n", month, day, hour,
           day * 7 % 60, order, digits, n, kind, kind, way, yuan(fen), yuan(rest),
           kind == "交易" ? "1900000001API" : "system", kind == "交易" ? "充电柜 " 1 + day % 6 "号" : "", voucher
}
BEGIN {
    digits = month
    gsub(/-/, "", digits)
    rest = int(balance * 100 + 0.5)
    printf "\357\273\277记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\r\n"
    for (day = 4; day <= until; day += 2) {
        paid = 600 + day * 137 % 900
        fee = int(paid * 6 / 1000 + 0.5)
        order = sprintf("42000021%s%02d%010d", digits, day, day * 7919)
        row(19, order, "交易", "收入", paid, sprintf("CD%s%02d", digits, day))
        row(19, order, "扣除交易手续费", "支出", fee, sprintf("CD%s%02d", digits, day))
        if (day != 12) continue
        back = sprintf("50300021%s%02d%010d", digits, day, day * 7919)
        row(20, back, "退款", "支出", paid, "TK" order)
        row(20, back, "交易手续费", "收入", fee, sprintf("TK%s%02d", digits, day))
    }
    printf "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n"
    printf "`%d.0,`%d.0,`%s,`%d.0,`%s\r\n", n, count["收入"], yuan(sum["收入"]), count["支出"], yuan(sum["支出"])
}
