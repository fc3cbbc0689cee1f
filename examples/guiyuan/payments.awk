# Who pays how much, when and through what, from what each unit owes. Most pay the month; some
# every quarter; a few late; one or two not at all. Nothing is random.
#
#   awk -v month=2026-03 -v number=4 -v last=28 -f payments.awk units.csv arrears.csv
# number: 1 is December 2025. Prints "day unit amount channel remark", sorted by day.
FILENAME ~ /units\.csv$/ { if (FNR > 1) place[$1] = ++count; next }
FNR == 1 { next }
{
    unit = $1
    owed = $2
    credit = $11
    n = place[unit]
    if (!n || owed + 0 <= 0) next
    if (n == 17 || n == 58) next                       # in dispute: does not pay
    if (n == 71 && number > 5) next                    # stopped in May
    if (unit ~ /^6-(103|104|301)$/ && number > 3) next # one owner, who pays for all three
    if (n == 83) next                                  # owes since before the books began
    if (n % 26 == 4 && number % 3) next                # every quarter
    if (n % 22 == 7 && number % 2) next                # every second month
    if ((n * 7 + number * 3) % 29 == 0) next           # forgot this time
    amount = owed
    if (n == 23) amount = sprintf("%.2f", int(owed / 2))   # half
    if ((n == 5 || n == 40) && number % 6 == 2) amount = "6000.00"    # half a year ahead
    day = 4 + (n * 7 + number * 5) % 20
    if (day > last) day = last
    digit = n % 10
    channel = digit < 6 ? "wechat" : digit < 9 ? "bank" : "cash"
    if (month == "2026-06" && digit == 5) channel = "alipay"
    remark = unit
    if (channel == "wechat" && (n + number) % 9 == 0) remark = "-"    # wrote nothing
    if (channel == "wechat" && (n + number) % 31 == 0) {              # and a round amount
        remark = "-"
        amount = sprintf("%d.00", int(owed) - int(owed) % 10 + 10)
    }
    print day, unit, amount, channel, remark | "sort -n"
}
