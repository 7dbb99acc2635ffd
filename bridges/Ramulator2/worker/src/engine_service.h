// The loop of an engine's process: configure, run windows, go back.
#pragma once

#include "channel_pipe.h"
#include "checkpoint.h"
#include "driver.h"

namespace tlm {

class EngineService {
 public:
  EngineService(int fd, std::unique_ptr<Engine> engine, std::atomic<uint64_t>& progress)
      : fd_(fd), engine_(std::move(engine)), driver_(*engine_, progress) {}

  void run();

 private:
  void serve(const PipeFrame& frame);
  void configure(const PipeFrame& frame);
  void window(const PipeFrame& frame);
  void count(const PipeFrame& frame);
  void send_part(uint32_t engine, const std::vector<EventRecord>& events, const std::vector<CommandRecord>& commands, bool replay);
  void fail(ErrorCode code, const std::string& text);
  void reply(Kind kind) { write_frame(fd_, kind, body_.body(), body_.body_bytes()); }

  int fd_;
  std::unique_ptr<Engine> engine_;
  Driver driver_;
  Checkpoint checkpoint_;
  BodyWriter body_;
  uint64_t next_window_ = 0;
  uint32_t digest_ = 0;
};

}  // namespace tlm
