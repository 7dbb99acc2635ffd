// One run: handshake, configuration, windows, orderly end.
#pragma once

#include "driver.h"
#include "link.h"

namespace tlm {

class Session {
 public:
  Session(Link& link, Engine& engine, Progress& progress) : link_(link), engine_(engine), driver_(engine, progress) {}

  // Returns the exit code of the process.
  int run();

 private:
  void hello();
  void configure(const Message& message);
  void window(const Message& message);
  void send_part(const std::vector<EventRecord>& events, const std::vector<CommandRecord>& commands, bool replay);
  void fail(ErrorCode code, const std::string& text);

  Link& link_;
  Engine& engine_;
  Driver driver_;
  BodyWriter body_;
  bool configured_ = false;
  uint64_t next_window_ = 0;
  uint32_t digest_ = 0;
};

}  // namespace tlm
