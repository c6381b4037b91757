### Drop
