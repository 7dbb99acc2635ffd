#include "session.h"

#include <unistd.h>

#include "crc32c.h"

namespace tlm {

static constexpr int kHandshakeMilliseconds = 20000;

int Session::run() {
  hello();
  try {
    while (true) {
      const auto message = link_.receive(configured_ ? -1 : kHandshakeMilliseconds);
      if (!message) {
        if (configured_) continue;  // a signal
        std::fputs("tlm worker: the client does not answer; a wrong key, or it is gone\n", stderr);
        return 1;
      }
      switch (message->kind) {
        case Kind::Configure: configure(*message); break;
        case Kind::Window: window(*message); break;
        case Kind::Shutdown:
          body_.clear();
          link_.send(Kind::Goodbye, body_);
          return 0;
        default: throw ProtocolError("a message of kind " + std::to_string(static_cast<int>(message->kind)) + " is not for the worker");
      }
    }
  } catch (const ProtocolError& failure) {
    fail(ErrorCode::Protocol, failure.what());
  } catch (const ConfigurationError& failure) {
    fail(ErrorCode::Configuration, failure.what());
  } catch (const std::exception& failure) {
    fail(ErrorCode::Engine, failure.what());
  }
  return 1;
}

void Session::hello() {
  body_.clear();
  body_.put<uint64_t>(static_cast<uint64_t>(getpid()));
  body_.text(engine_.name());
  body_.text(engine_.version());
  link_.send(Kind::Hello, body_);
}

void Session::configure(const Message& message) {
  if (configured_) throw ProtocolError("configured twice");
  auto reader = message.reader();
  const auto channel_shift = reader.take<uint32_t>();
  const auto text = reader.text(kMaxBody);
  reader.end();
  if (channel_shift > 63) throw ProtocolError("a channel shift of more than 63 bits");
  const auto memory = driver_.configure(text, channel_shift);
  configured_ = true;
  body_.clear();
  body_.put(memory.channels);
  body_.put(memory.transaction_bytes);
  body_.put(memory.clock_ps);
  body_.put(static_cast<uint32_t>(memory.levels.size()));
  for (const auto& name : memory.levels) body_.text(name);
  body_.put(static_cast<uint32_t>(memory.commands.size()));
  for (const auto& name : memory.commands) body_.text(name);
  link_.send(Kind::Configured, body_);
}

void Session::window(const Message& message) {
  if (!configured_) throw ProtocolError("a window before the configuration");
  auto reader = message.reader();
  const auto head = reader.take<WindowHead>();
  if (head.window != next_window_) throw ProtocolError("window " + std::to_string(head.window) + " came where " + std::to_string(next_window_) + " was due");
  if (head.requests > kMaxRequests) throw ProtocolError(std::to_string(head.requests) + " requests in a window");
  if (head.record_limit == 0) throw ProtocolError("a record limit of 0");
  ++next_window_;
  for (uint32_t i = 0; i < head.requests; ++i) {
    Request request{reader.take<RequestRecord>(), {}};
    if (request.record.flags & kLevelIds) request.ids = reader.take<std::array<int32_t, kMaxLevels>>();
    driver_.add(request);
  }
  reader.end();
  const bool replay = (head.flags & kReplay) != 0;
  digest_ = 0;
  EndRecord end = driver_.run(head, [&](const auto& events, const auto& commands) { send_part(events, commands, replay); });
  end.digest = digest_;
  body_.clear();
  body_.put(end);
  link_.send(Kind::WindowEnd, body_);
}

void Session::send_part(const std::vector<EventRecord>& events, const std::vector<CommandRecord>& commands, bool replay) {
  body_.clear();
  body_.put(static_cast<uint32_t>(events.size()));
  body_.put(static_cast<uint32_t>(commands.size()));
  body_.array(events);
  body_.array(commands);
  digest_ = crc32c(digest_, body_.body(), body_.body_bytes());
  if (!replay) link_.send(Kind::WindowPart, body_);
}

void Session::fail(ErrorCode code, const std::string& text) {
  std::fprintf(stderr, "tlm worker: %s\n", text.c_str());
  body_.clear();
  body_.put(static_cast<uint32_t>(code));
  body_.text(text);
  link_.send(Kind::Error, body_);
}

}  // namespace tlm
