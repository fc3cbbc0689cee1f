#include "cmd/commands.h"

int main(int argc, char **argv)
{
    return cli_main(&command_parking, argc, argv);
}
