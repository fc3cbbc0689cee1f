/* The rules of each kind of case: the table that book/case_file.h goes by. */
#include "book/case_file.h"
#include "book/projects.h"

const struct case_rules all_case_rules[] = {
    {&kind_project, "opened", project_path, project_check_file, NULL},
    {0},
};
