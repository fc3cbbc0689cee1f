#!/bin/sh
# compound: founding, checking, committing by hand, status, closing and reopening, packing.
. "$(dirname "$0")/lib.sh"

# --- init ---
expect 0 'a ledger is founded' compound init books --name 桂园
cd books || exit 1
made 'in one commit, with what is usual in Chinese' <<'END'
compound: found 桂园

Ledger-Command: compound init

.gitignore
+private/
README.md
+# 桂园
+
+这个文件夹是小区的账本。每一笔收入、支出和更正都是一条记录，每次改动都是一次 git 提交，
+谁在什么时候记了什么，人人可查。
+
+- `units/` 各户；`tariffs.yaml` 收费标准；`funds.yaml` 资金、存放处和支出类别
+- `fees/` 应收和收款，`expenses/` 支出，`funds/` 资金调拨和对账，按记账日一天一个文件
+- `periods/` 每月结账；`vouchers/` 凭证
+- `private/` 姓名和联系方式，只留在本机，不进入历史
+
+已经记下的不再改动，有错就另记一条更正。核对整本账：
+
+    audit verify
+
+手工改过文件后，用 `compound check` 检查，用 `compound commit -m '说明'` 提交。
compound.yaml
+version: 1
+name: "桂园"
+currency: CNY
+language: zh-CN
+timezone: "Asia/Shanghai"
+opened: 2026-11
+rules:
+  group_minimum: 5
+  credit_fund: operating
funds.yaml
+funds:
+  - {fund: operating, name: "物业费账户", kind: operating}
+  - {fund: utilities, name: "水电公摊", kind: utilities}
+  - {fund: common, name: "公共收益", kind: common, restricted: true}
+  - {fund: maintenance, name: "专项维修资金", kind: maintenance, restricted: true}
+places:
+  - {place: bank, name: "银行账户", kind: bank, holder: compound}
+  - {place: wechat, name: "微信", kind: wechat, holder: compound}
+  - {place: alipay, name: "支付宝", kind: alipay, holder: compound}
+  - {place: cash, name: "现金", kind: cash, holder: compound}
+categories:
+  - {category: staff, name: "人员成本", group: staff}
+  - {category: service, name: "服务中心支出", group: service}
+  - {category: cleaning, name: "保洁", group: service}
+  - {category: security, name: "秩序维护", group: service}
+  - {category: greening, name: "绿化", group: service}
+  - {category: water, name: "公共用水", group: utilities}
+  - {category: electricity, name: "公共用电", group: utilities}
+  - {category: repair, name: "维修", group: repair}
+  - {category: office, name: "办公", group: other}
+  - {category: other, name: "其他", group: other}
tariffs.yaml
+# 收费标准：每个项目从哪个月起怎样收
END
is 'the author is who git says' "$(git log -1 --format='%an <%ae> %ad' --date=iso)" \
    'Treasurer <treasurer@example.org> 2026-11-03 10:00:00 +0800'
expect 1 'plain commits are sent to the command' git commit --allow-empty -m x
err_has 'by a hook that says so' "hint: run 'compound commit'"
refused 4 'a ledger is founded once' 'is not empty' compound init . --name x
cd .. || exit 1

expect 0 'all can be chosen' compound init other --name Yard --language en --currency HKD \
    --timezone Asia/Hong_Kong --opened 2025-12 --decision-above 10000 --approval-above 500.00 \
    --credit-fund common
file_is 'and stands in compound.yaml' other/compound.yaml 'version: 1
name: "Yard"
currency: HKD
language: en
timezone: "Asia/Hong_Kong"
opened: 2025-12
rules:
  group_minimum: 5
  decision_above: 10000.00
  approval_above: 500.00
  credit_fund: common'

founds_nothing() { # STATUS NAME TEXT ARGUMENT...
    wanted=$1
    name=$2
    text=$3
    shift 3
    expect "$wanted" "$name" compound init "$@"
    err_has "$name: why" "$text"
    err_has "$name: what next" 'hint: '
    [ ! -e nowhere ] || [ ! -e nowhere/compound.yaml ]
    ok "$name: nothing is made" $?
}
founds_nothing 2 'a ledger has a name' "option '--name' is missing" nowhere
founds_nothing 2 'and a folder' 'FOLDER is missing' --name x
founds_nothing 2 'a language is one of two' "'--language' takes one of zh-CN or en, not 'de'" \
    nowhere --name x --language de
founds_nothing 2 'a currency is known' "'--currency'" nowhere --name x --currency yuan
founds_nothing 2 'a month is one' "'--opened' takes a month like 2026-11, not '2026-13'" \
    nowhere --name x --opened 2026-13
founds_nothing 3 'a time zone is known' "Mars/Base" nowhere --name x --timezone Mars/Base
rm -rf nowhere
founds_nothing 4 'a fund of credit is there' "there is no fund 'purse'" nowhere --name x --credit-fund purse
rm -rf nowhere
touch file
founds_nothing 4 'a folder is no file' "/file' is not a folder" file --name x

# --- check and commit ---
new_court ledger
cd ledger || exit 1
expect 0 'a fresh ledger passes' compound check
out_is 'and says so' 'in order; 0 files edited by hand'
expect 0 'nothing is there to commit' compound commit -m 'nothing'
out_is 'which it says' 'nothing to change'
line='- {unit: 2-201, kind: flat, area: 70.00, source: registered, owner: o020, from: 2026-10-01}'
mkdir -p units
echo "$line" >units/2.yaml
echo '# the small house' >>units/1.yaml
expect 0 'files edited by hand are checked' compound check
out_is 'and counted' 'in order; 2 files edited by hand'
refused 2 'a commit says why' 'a commit needs its message' compound commit
rehearsed 'a commit by hand can be tried' compound commit -m 'units: add the small house' <<END
+ units/1.yaml: # the small house
+ units/2.yaml: $line

units: add the small house

Ledger-Command: compound commit
END
expect 0 'they are committed' compound commit -m 'units: add the small house' -m 'It was forgotten.'
made 'as they are' <<END
units: add the small house

It was forgotten.

Ledger-Command: compound commit

units/1.yaml
+# the small house
units/2.yaml
+$line
END
expect 0 'a receipt may be written by hand' eval 'mkdir -p fees/2026/11 &&
    echo "- {id: P261103-001, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}" \
        >fees/2026/11/03.yaml && compound commit -m "fees: a receipt written by hand"'
is 'its commit names it as any other' "$(git log -1 --format=%B | sed -n '3,4p')" \
    'Ledger-Record: P261103-001
Ledger-Amount: 5.00 CNY'

# --- status ---
expect 0 'where the books stand' compound status
out_is 'is told in a few lines' "What                   Value
compound               Test court
ledger                 $scratch/work/ledger
commit                 $(git rev-parse HEAD | cut -c 1-7)
units                  4
last closed month      none
money on hand          5.00
unidentified receipts  0
expenses to approve    0
approvals missing      0
expenses to pay        0
files edited by hand   0"
expect 0 'earlier' compound status --at HEAD~1 --format json
json 'it was another sum' 'map(select(.what == "money on hand").value)' '["0.00"]'

# --- close and reopen ---
GUIYUAN_NOW=2026-11-05T10:00+08:00
fees bill water 100.00 --month 2026-10 >/dev/null
fees assess 2026-10 >/dev/null
fees pay 3-301 500.00 --via wechat --date 2026-10-30 >/dev/null
for place in wechat cash bank alipay; do
    case $place in wechat) balance=500.00 ;; *) balance=0.00 ;; esac
    funds reconcile $place --balance $balance --date 2026-10-31 >/dev/null
done
refused 4 'months are closed in their order' 'the month 2026-10 is still open' compound close 2026-11
refused 4 'a month is closed when it is over' 'the month 2026-09 is before the books began' \
    compound close 2026-09
refused 2 'a month is a month' "MONTH takes a month like 2026-11, not '2026-1'" compound close 2026-1
head=$(git rev-parse HEAD)
expect 0 'a month is closed' compound close 2026-10 --operation close-10
err_is 'without a warning when all is done' ''
is 'its subject' "$(git log -1 --format=%s)" 'compound: close 2026-10 (K261105-001)'
file_is 'with its totals and balances' periods/2026-10.yaml '- id: K261105-001
  date: 2026-11-05
  month: 2026-10
  places:
    bank: 0.00
    wechat: 500.00
    alipay: 0.00
    cash: 0.00
  funds:
    operating: 459.46
    utilities: 40.54
    common: 0.00
    maintenance: 0.00
  charged:
    property: 682.00
    water: 100.00
  received:
    property: 330.00
    water: 40.54
  receivable:
    property: 352.00
    water: 59.46
  credit: 129.46
  units:
    1-101: 187.03
    1-102: 93.51
    2-201: 130.92
    3-301: -129.46'
expect 0 'closing is repeated' compound close 2026-10 --operation close-10
out_has 'as the same operation' 'as this operation did before'
is 'and writes nothing again' "$(git rev-list --count "$head..HEAD")" 1
refused 4 'a closed month is closed' 'the month 2026-10 is closed' compound close 2026-10
refused 4 'nothing more is dated in it' 'the month 2026-10 is closed' \
    fees pay 1-101 5.00 --via cash --date 2026-10-31
err_has 'the way is told' "compound reopen 2026-10 --reason '…'"
refused 4 'no expense either' 'the month 2026-10 is closed' expenses add 5.00 --category office \
    --payee shop --fund operating --from cash --handler p001 --no-voucher lost --date 2026-10-31
refused 4 'no bill is charged in it' 'the month 2026-10 is closed' \
    fees bill water 5.00 --month 2026-10
refused 4 'a later month is not over' 'the month 2026-11 is not over' compound close 2026-11
refused 4 'an open month is not opened' 'the month 2026-11 is open' \
    compound reopen 2026-11 --reason x
refused 2 'opening again has a reason' "option '--reason' is missing" compound reopen 2026-10
expect 0 'the last closed month' compound status --format csv
out_has 'is told' 'last closed month,2026-10'
GUIYUAN_NOW=2026-12-05T10:00+08:00
expect 0 'the next month is closed, though much is missing' compound close 2026-11
err_has 'which is said' "warning: the month 2026-11 was not assessed"
err_has 'place by place' "warning: the place 'cash' was not reconciled in 2026-11"
refused 4 'only the last one is opened again' '2026-11' compound reopen 2026-10 --reason x
expect 0 'the last one is opened again' compound reopen 2026-11 --reason 'the statement came late'
made 'with the reason' <<'END'
compound: reopen 2026-11 (L261205-001)

the statement came late

Ledger-Record: L261205-001
Ledger-Command: compound reopen

periods/2026-11.yaml
+- id: L261205-001
+  date: 2026-12-05
+  month: 2026-11
+  reason: "the statement came late"
END
expect 0 'and takes entries' fees pay 1-101 5.00 --via cash --date 2026-11-30
expect 0 'and is closed again' compound close 2026-11
is 'with a new record' "$(grep -c '^- id: [KL]261205-00[12]' periods/2026-11.yaml)" 3
expect 0 'the books still prove right' audit verify

# --- gc ---
expect 0 'the repository is packed' compound gc
out_has 'which it says' '1 pack'
is 'nothing is loose' "$(git count-objects)" '0 objects, 0 kilobytes'
expect 0 'packs are joined' compound gc --all
expect 0 'and hold everything' git fsck --strict --no-dangling
expect 0 'the work tree is untouched' compound check
is 'and clean' "$(git status --porcelain)" ''

# --- a file made executable ---
chmod +x compound.yaml
refused 3 'a check sees an executable file' "'compound.yaml' is executable" compound check
err_has 'and says what to do' "hint: chmod -x 'compound.yaml'"
refused 3 'and it is not committed' "'compound.yaml' is executable" compound commit -m 'compound: mode'
chmod -x compound.yaml
expect 0 'without it all is well' compound check

plan
