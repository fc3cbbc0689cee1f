/*
 * What a system call does, as far as faults are concerned. One table for all; the calls that a
 * machine lacks are left out of it.
 */
#ifndef FAULTS_CALLS_H
#define FAULTS_CALLS_H

#include <stddef.h>
#include <sys/syscall.h>

enum call_class {
    CALL_OTHER,
    CALL_OPEN,
    CALL_READ,   /* of a file's or a folder's content */
    CALL_WRITE,  /* of a file's content */
    CALL_OUTPUT, /* writing to standard output or standard error */
    CALL_SYNC,
    CALL_NAME, /* what changes a folder or a file's attributes */
    CALL_STAT,
    CALL_CLOSE,
    CALL_LOCK,
    CALL_MEMORY,
};

static const char *const class_names[] = {"other", "open", "read",  "write", "output", "sync",
                                          "name",  "stat", "close", "lock",  "memory"};

struct call {
    long number;
    const char *name;
    enum call_class class;
    int needs_room; /* fails when the disk is full */
};

static const struct call calls[] = {
    {SYS_openat, "openat", CALL_OPEN, 0},
    {SYS_openat2, "openat2", CALL_OPEN, 0},
    {SYS_read, "read", CALL_READ, 0},
    {SYS_pread64, "pread64", CALL_READ, 0},
    {SYS_readv, "readv", CALL_READ, 0},
    {SYS_getdents64, "getdents64", CALL_READ, 0},
    {SYS_readlinkat, "readlinkat", CALL_READ, 0},
    {SYS_write, "write", CALL_WRITE, 1},
    {SYS_pwrite64, "pwrite64", CALL_WRITE, 1},
    {SYS_writev, "writev", CALL_WRITE, 1},
    {SYS_ftruncate, "ftruncate", CALL_WRITE, 0},
    {SYS_fallocate, "fallocate", CALL_WRITE, 1},
    {SYS_fsync, "fsync", CALL_SYNC, 0},
    {SYS_fdatasync, "fdatasync", CALL_SYNC, 0},
    {SYS_msync, "msync", CALL_SYNC, 0},
    {SYS_renameat, "renameat", CALL_NAME, 0},
    {SYS_renameat2, "renameat2", CALL_NAME, 0},
    {SYS_linkat, "linkat", CALL_NAME, 1},
    {SYS_symlinkat, "symlinkat", CALL_NAME, 1},
    {SYS_unlinkat, "unlinkat", CALL_NAME, 0},
    {SYS_mkdirat, "mkdirat", CALL_NAME, 1},
    {SYS_utimensat, "utimensat", CALL_NAME, 0},
    {SYS_fchmod, "fchmod", CALL_NAME, 0},
    {SYS_fchmodat, "fchmodat", CALL_NAME, 0},
    {SYS_newfstatat, "newfstatat", CALL_STAT, 0},
    {SYS_fstat, "fstat", CALL_STAT, 0},
    {SYS_statx, "statx", CALL_STAT, 0},
    {SYS_faccessat, "faccessat", CALL_STAT, 0},
    {SYS_statfs, "statfs", CALL_STAT, 0},
    {SYS_fstatfs, "fstatfs", CALL_STAT, 0},
    {SYS_getcwd, "getcwd", CALL_STAT, 0},
    {SYS_close, "close", CALL_CLOSE, 0},
    {SYS_flock, "flock", CALL_LOCK, 0},
    {SYS_fcntl, "fcntl", CALL_OTHER, 0},
    {SYS_mmap, "mmap", CALL_MEMORY, 0},
    {SYS_brk, "brk", CALL_MEMORY, 0},
    {SYS_umask, "umask", CALL_OTHER, 0},
#ifdef SYS_open
    {SYS_open, "open", CALL_OPEN, 0},
    {SYS_creat, "creat", CALL_OPEN, 1},
    {SYS_readlink, "readlink", CALL_READ, 0},
    {SYS_rename, "rename", CALL_NAME, 0},
    {SYS_link, "link", CALL_NAME, 1},
    {SYS_symlink, "symlink", CALL_NAME, 1},
    {SYS_unlink, "unlink", CALL_NAME, 0},
    {SYS_mkdir, "mkdir", CALL_NAME, 1},
    {SYS_rmdir, "rmdir", CALL_NAME, 0},
    {SYS_chmod, "chmod", CALL_NAME, 0},
    {SYS_stat, "stat", CALL_STAT, 0},
    {SYS_lstat, "lstat", CALL_STAT, 0},
    {SYS_access, "access", CALL_STAT, 0},
#endif
};

/* NULL when it is none of them. */
static inline const struct call *call_find(long number)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].number == number)
            return &calls[i];
    return NULL;
}

#endif
