#include "engine_process.h"

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "engine_service.h"

namespace tlm {

static void serve_engine(int fd, const EngineFactory& factory, std::atomic<uint64_t>& progress) {
  try {
    EngineService(fd, factory(), progress).run();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "tlm worker: engine: %s\n", failure.what());
  }
}

EngineProcess::EngineProcess(const EngineFactory& factory, std::atomic<uint64_t>& progress,
                             const std::vector<std::unique_ptr<EngineProcess>>& earlier) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) throw std::runtime_error("no socket pair for an engine");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process for an engine");
  if (child == 0) {
    close(ends[0]);
    for (const auto& engine : earlier) close(engine->fd());
    close(STDIN_FILENO);  // the client's end of it must be seen by the front process alone
    std::signal(SIGCHLD, SIG_DFL);
    serve_engine(ends[1], factory, progress);
    _exit(0);
  }
  close(ends[1]);
  fd_ = ends[0];
}

EngineProcess::~EngineProcess() { close(fd_); }

}  // namespace tlm
