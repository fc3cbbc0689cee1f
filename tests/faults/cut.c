/*
 * Cuts the power of a file system, as far as that can be had without a switch: ext4 stops at
 * once, and nothing that is not on the device by then gets there, the journal included.
 *
 *   cut FOLDER MICROSECONDS     waits that long first
 *
 * The ioctl is ext4's EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define SHUTDOWN _IOR('X', 125, uint32_t)
enum { NO_LOG_FLUSH = 2 };

int main(int argc, char **argv)
{
    uint32_t how = NO_LOG_FLUSH;

    if (argc != 3) {
        fputs("usage: cut FOLDER MICROSECONDS\n", stderr);
        return 2;
    }
    const long wait = strtol(argv[2], NULL, 10);
    int fd = open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    nanosleep(&(struct timespec){.tv_sec = wait / 1000000, .tv_nsec = wait % 1000000 * 1000}, NULL);
    if (fd < 0 || ioctl(fd, SHUTDOWN, &how) < 0) {
        fprintf(stderr, "cut: %s: %s\n", argv[1], strerror(errno));
        return 1;
    }
    close(fd);
    return 0;
}
