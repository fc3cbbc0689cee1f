#include "cmd/commands.h"

const struct command *const all_commands[] = {
    &command_compound, &command_units,     &command_fees,     &command_expenses,
    &command_funds,    &command_donations, &command_meetings, &command_projects,
    &command_tickets,  &command_rounds,    &command_notices,  &command_roster,
    &command_parking,  &command_report,    &command_audit,    NULL,
};
