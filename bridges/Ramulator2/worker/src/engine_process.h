// An engine in a process of its own, so that its state can be kept by fork while sockets and threads stay in the front process.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "channel_pipe.h"
#include "engine.h"

namespace tlm {

using EngineFactory = std::function<std::unique_ptr<Engine>()>;

class EngineProcess {
 public:
  // Must be called while the calling process has one thread.
  // `earlier`: engines that were started before, whose ends of their pipes the new process must not keep open.
  EngineProcess(const EngineFactory& factory, std::atomic<uint64_t>& progress, const std::vector<std::unique_ptr<EngineProcess>>& earlier);
  ~EngineProcess();
  EngineProcess(const EngineProcess&) = delete;
  EngineProcess& operator=(const EngineProcess&) = delete;

  int fd() const { return fd_; }

 private:
  int fd_;
};

}  // namespace tlm
