/* Every command's table; cmd/NAME/NAME.c has each. */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cli/cli.h"

extern const struct command command_compound, command_units, command_fees, command_expenses;
extern const struct command command_funds, command_donations, command_projects, command_rounds;
extern const struct command command_notices, command_roster, command_report, command_audit;
extern const struct command command_tickets;
extern const struct command command_compound, command_units, command_fees, command_expenses,
    command_funds, command_donations, command_projects, command_rounds, command_report,
    command_funds, command_donations, command_projects, command_roster, command_report,
    command_funds, command_donations, command_meetings, command_projects, command_report,
    command_funds, command_donations, command_projects, command_parking, command_report,
    command_audit;

/* All of them, NULL at the end, for what is derived from the tables. */
extern const struct command *const all_commands[];

#endif
