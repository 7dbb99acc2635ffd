// The front process's part of one run: handshake, frames to and from the engines, orderly end.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "engine_process.h"
#include "link.h"

namespace tlm {

class Session {
 public:
  Session(Link& link, const std::vector<std::unique_ptr<EngineProcess>>& engines, std::string name, std::string version)
      : link_(link), engines_(engines), name_(std::move(name)), version_(std::move(version)) {}

  // Returns the exit code of the process.
  int run();

 private:
  void hello();
  bool serve(const Message& message);
  void configure(const Message& message);
  void from_engine(size_t engine);
  void to_engine(const Message& message, uint32_t engine);
  void fail(ErrorCode code, const std::string& text);

  Link& link_;
  const std::vector<std::unique_ptr<EngineProcess>>& engines_;
  std::string name_, version_;
  BodyWriter body_;
  bool configured_ = false;
};

}  // namespace tlm
