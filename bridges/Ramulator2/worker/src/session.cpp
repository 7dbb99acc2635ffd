#include "session.h"

#include <unistd.h>
#include <zmq.h>

#include <cstdio>

namespace tlm {

static constexpr int kHandshakeMilliseconds = 20000;

int Session::run() {
  try {
    hello();
    while (true) {
      std::vector<zmq_pollitem_t> items{{link_.socket(), 0, ZMQ_POLLIN, 0}};
      for (const auto& engine : engines_) items.push_back({nullptr, engine->fd(), ZMQ_POLLIN, 0});
      const int ready = zmq_poll(items.data(), static_cast<int>(items.size()), configured_ ? -1 : kHandshakeMilliseconds);
      if (ready == 0) throw std::runtime_error("the client does not answer: a wrong key, or it is gone");
      if (ready < 0) continue;  // a signal
      for (size_t i = 1; i < items.size(); ++i)
        if (items[i].revents) from_engine(i - 1);
      while (const auto message = link_.receive(0))
        if (!serve(*message)) return 0;
    }
  } catch (const ProtocolError& failure) {
    fail(ErrorCode::Protocol, failure.what());
  } catch (const std::exception& failure) {
    fail(ErrorCode::Engine, failure.what());
  }
  return 1;
}

void Session::hello() {
  body_.clear();
  body_.put<uint64_t>(static_cast<uint64_t>(getpid()));
  body_.text(name_);
  body_.text(version_);
  link_.send(Kind::Hello, body_);
}

bool Session::serve(const Message& message) {
  switch (message.kind) {
    case Kind::Configure: configure(message); return true;
    case Kind::Window: to_engine(message, message.reader().take<WindowHead>().engine); return true;
    case Kind::Count:
    case Kind::Rollback: to_engine(message, message.reader().take<uint32_t>()); return true;
    case Kind::Shutdown:
      body_.clear();
      link_.send(Kind::Goodbye, body_);
      return false;
    default: throw ProtocolError("a message of kind " + std::to_string(static_cast<int>(message.kind)) + " is not for the worker");
  }
}

// All engines build the same memory; the first one's description speaks for all.
void Session::configure(const Message& message) {
  if (configured_) throw ProtocolError("configured twice");
  for (const auto& engine : engines_) write_frame(engine->fd(), Kind::Configure, message.body(), message.body_bytes());
  for (size_t i = 0; i < engines_.size(); ++i) {
    const auto frame = read_frame(engines_[i]->fd());
    if (!frame) throw std::runtime_error("an engine's process ended while it was configured");
    if (frame->kind == Kind::Configured && i > 0) continue;
    link_.send(frame->kind, frame->payload);
    if (frame->kind != Kind::Configured) return;
  }
  configured_ = true;
}

void Session::to_engine(const Message& message, uint32_t engine) {
  if (!configured_) throw ProtocolError("a window before the configuration");
  if (engine >= engines_.size()) throw ProtocolError("there is no engine " + std::to_string(engine));
  write_frame(engines_[engine]->fd(), message.kind, message.body(), message.body_bytes());
}

void Session::from_engine(size_t engine) {
  const auto frame = read_frame(engines_[engine]->fd());
  if (!frame) throw std::runtime_error("the process of engine " + std::to_string(engine) + " ended");
  link_.send(frame->kind, frame->payload);
}

void Session::fail(ErrorCode code, const std::string& text) {
  std::fprintf(stderr, "tlm worker: %s\n", text.c_str());
  body_.clear();
  body_.put(static_cast<uint32_t>(code));
  body_.text(text);
  link_.send(Kind::Error, body_);
}

}  // namespace tlm
