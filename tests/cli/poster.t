#!/bin/sh
# report poster: a month as one sheet, with a code of the page's address.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
url=https://example.org/guiyuan/2026-10.html
{
    funds open 1000.00 --place bank --fund operating
    fees assess 2026-10
    fees pay 3-301 500 --via bank --date 2026-10-31
    for n in 1 2 3 4 5 6 7 8; do
        funds add-category "kind$n" --name "kind $n" --group other
        expenses add "$n.00" --category "kind$n" --payee p --fund operating --from bank \
            --handler p003 --by p002 --no-voucher 'none' --date 2026-10-31
        git config user.email chair@example.org
        expenses approve "X261103-00$n" --by p001
        git config --unset user.email
        expenses pay "X261103-00$n" --date 2026-10-31
    done
} >"$scratch/log" 2>&1

expect 0 'a poster' report poster 2026-10 --url "$url"
out_has 'has the figures' '- Came in: **¥500.00**'
out_has 'says how much is paid' "- Paid of this month\\'s: **57.8%**"
out_has 'and where the rest is' 'https\:\/\/example\.org\/guiyuan\/2026-10\.html'
out_has 'and its checkpoint' "$(git rev-parse HEAD | cut -c1-4)"
report poster 2026-10 --url "$url" --format json >"$out"
json 'the largest come first, the rest is one line' '[.spending[] | .category + " " + .amount]' \
    '["kind 8 8.00","kind 7 7.00","kind 6 6.00","kind 5 5.00","kind 4 4.00","kind 3 3.00","other spending 3.00"]'
is 'but no unit' "$(grep -cE '\b[13]-[0-9]{3}\b' "$out")" 0
report poster 2026-10 --url "$url" --format html --output "$scratch/poster.html"
file_has 'the page has a code' "$scratch/poster.html" '<svg class="code" viewBox="0 0 37 37" role="img"'
expect 0 'it can be checked' report verify "$scratch/poster.html"
sed -i 's/¥500\.00/¥900.00/' "$scratch/poster.html"
expect 1 'and a forged one is found' report verify "$scratch/poster.html"

expect 2 'an address is needed' report poster 2026-10
expect 2 'of a web page' report poster 2026-10 --url 'javascript:alert(1)'
err_has 'and it says so' "'javascript:alert(1)' is not the address of a web page"
expect 2 'without blanks' report poster 2026-10 --url 'https://example.org/a b'
expect 2 'with a name' report poster 2026-10 --url 'https://'
expect 2 'in ASCII' report poster 2026-10 --url 'https://桂园.中国/'
err_has 'which is said' 'Chinese as xn--… or in percent codes'
expect 2 'without a password' report poster 2026-10 --url 'https://user:secret@example.org/'
expect 0 'in capital letters, for a smaller code' report poster 2026-10 --url 'HTTPS://EXAMPLE.ORG/'
expect 2 'that fits' report poster 2026-10 --url "https://example.org/$(printf %03000d 1)"
expect 2 'of a month that has begun' report poster 2027-10 --url "$url"
plan
