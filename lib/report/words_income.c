/* The words of common income and parking. */
#include "report/words_tables.h"

const struct phrase income_phrases[] = {
    {"Common income", "公共收益"},
    {"Source", "来源"},
    {"From units", "业主缴纳"},
    {"From others", "其他收入"},
    {"Gross", "收入合计"},
    {"Cost", "成本"},
    {"Net", "净收益"},
    {"Income of the common parts: gross, cost and net", "公共收益：收入、成本与净收益"},
    {"No common income came in.", "本月没有公共收益。"},
    {"Parking", "停车"},
    {"Spaces", "车位数"},
    {"In use", "已用"},
    {"Free", "空闲"},
    {"Waiting", "轮候"},
    {"Permits that end within 30 days", "30天内到期"},
    {"on the ground", "地面"},
    {"underground", "地下"},
    {"with charging", "充电"},
    {"for the disabled", "无障碍"},
    {"for visitors", "访客"},
    {"Parking spaces at the end of the month", "月末车位情况"},
    {"There are no parking spaces.", "没有车位。"},
};
const size_t income_phrase_count = sizeof income_phrases / sizeof income_phrases[0];
