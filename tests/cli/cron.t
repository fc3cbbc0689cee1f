#!/bin/sh
# examples/cron: the jobs run as they stand, are silent when there is nothing to say, and the units
# are such as systemd takes.
. "$(dirname "$0")/lib.sh"

cron=$source_dir/examples/cron
new_court "$scratch/ledger"
mkdir "$scratch/www"
job() { # NUMBER: the n-th job of the crontab, run as cron would, with our paths
    {
        sed -n 's/^\([A-Z_]*\)=\(.*\)/\1="\2"; export \1/p' "$cron/crontab" |
            sed "s,/srv/guiyuan/ledger,$scratch/ledger,; s,/srv/www/guiyuan/public,$scratch/www/site,
                s,^PATH=.*,PATH='$PATH'; export PATH,"
        sed -n 's/^[0-9*][^a-zA-Z[]* \{2,\}//p' "$cron/crontab" | sed -n "$1p"
    } | env -i HOME="$HOME" GUIYUAN_NOW="$GUIYUAN_NOW" sh
}
is 'there are three jobs' "$(grep -cE '^[0-9]' "$cron/crontab")" 3
is 'each with five times and a command' "$(grep -E '^[0-9]' "$cron/crontab" |
    grep -cvE '^([0-9*,/-]+ +){5}[a-z[]')" 0
is 'no percent sign, which cron takes for a line feed' "$(grep -E '^[0-9]' "$cron/crontab" |
    grep -c %)" 0
expect 0 'the first publishes' job 1
out_is 'and says nothing' ''
is 'the site is there' "$(sed -n 1p "$scratch/www/site/site.txt")" 'guiyuan-site 1'
expect 0 'again' job 1
out_is 'it says nothing' ''
expect 0 'while somebody else is at it' flock "$scratch/www" sh -c "$(cat <<END
GUIYUAN_LEDGER=$scratch/ledger; SITE=$scratch/www/site; export GUIYUAN_LEDGER
$(sed -n 's/^[0-9*][^a-zA-Z[]* \{2,\}//p' "$cron/crontab" | sed -n 1p)
END
)"
out_is 'it says nothing either' ''
expect 0 'the second verifies' job 2
out_is 'and says nothing' ''
echo x >>"$scratch/www/site/index.html"
expect 1 'but for a site that was changed' job 2
out_has 'which it names' 'index.html'
expect 0 'the first mends it' job 1
expect 0 'and it is right again' job 2
rm -rf "$scratch/www"
expect 1 'a failure' job 1
out_has 'is told' 'the folder above'
expect 0 'the third has nothing to say' job 3
out_is 'and does not' ''
expect 0 'a ticket' tickets open 'The lamp is dark' --kind repair --subject lamp --due 2026-11-04 \
    -C "$scratch/ledger"
GUIYUAN_NOW=2026-11-20T08:30+08:00
expect 1 'that is late' job 3
out_has 'is told, by the status, too' 'lamp'

# --- the units ---
if command -v systemd-analyze >"$out" 2>&1; then
    mkdir "$scratch/units"
    cp "$cron/"*.service "$cron/"*.timer "$scratch/units"
    sed -i "s,/usr/local/bin/report,$BUILD/bin/report,; /^Documentation/d" "$scratch/units/"*.service
    expect 0 'systemd takes the units' systemd-analyze verify "$scratch/units/guiyuan-publish.service" \
        "$scratch/units/guiyuan-publish.timer"
    is 'without a word' "$(cat "$out" "$err")" ''
else
    for unit in service timer; do
        is "each line of the $unit is a heading, a setting or a remark" \
            "$(grep -cvE '^(\[[A-Z][a-z]+\]|[A-Z][A-Za-z]+=.+|#.*|)$' "$cron/guiyuan-publish.$unit")" 0
    done
fi
is 'never as root' "$(sed -n 's/^User=//p' "$cron/guiyuan-publish.service")" guiyuan
plan
