#include "engine_service.h"

#include <tlm/crc32c.hpp>

namespace tlm {

void EngineService::run() {
  try {
    while (const auto frame = read_frame(fd_)) serve(*frame);
  } catch (const ProtocolError& failure) {
    fail(ErrorCode::Protocol, failure.what());
  } catch (const ConfigurationError& failure) {
    fail(ErrorCode::Configuration, failure.what());
  } catch (const std::exception& failure) {
    fail(ErrorCode::Engine, failure.what());
  }
}

void EngineService::serve(const PipeFrame& frame) {
  switch (frame.kind) {
    case Kind::Configure: return configure(frame);
    case Kind::Window: return window(frame);
    case Kind::Count: return count(frame);
    case Kind::Rollback: checkpoint_.go_back(); throw ProtocolError("a rollback without a checkpoint");
    default: throw ProtocolError("a message of kind " + std::to_string(static_cast<int>(frame.kind)) + " is not for an engine");
  }
}

void EngineService::configure(const PipeFrame& frame) {
  auto reader = frame.reader();
  const auto text = reader.text(kMaxBody);
  reader.end();
  const auto memory = driver_.configure(text);
  body_.clear();
  body_.put(memory.channels);
  body_.put(memory.transaction_bytes);
  body_.put(memory.clock_ps);
  body_.put(static_cast<uint32_t>(memory.levels.size()));
  for (const auto& name : memory.levels) body_.text(name);
  body_.put(static_cast<uint32_t>(memory.commands.size()));
  for (const auto& name : memory.commands) body_.text(name);
  reply(Kind::Configured);
}

void EngineService::window(const PipeFrame& frame) {
  auto reader = frame.reader();
  const auto head = reader.take<WindowHead>();
  checkpoint_.release();
  if ((head.flags & kCheckpoint) && !checkpoint_.take()) {
    body_.clear();
    body_.put(head.engine);
    return reply(Kind::RolledBack);
  }
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
  EndRecord end = driver_.run(head, [&](const auto& events, const auto& commands) { send_part(head.engine, events, commands, replay); });
  end.digest = digest_;
  body_.clear();
  body_.put(end);
  reply(Kind::WindowEnd);
}

void EngineService::count(const PipeFrame& frame) {
  auto reader = frame.reader();
  const auto engine = reader.take<uint32_t>();
  reader.end();
  body_.clear();
  body_.put(engine);
  body_.put(driver_.channels());
  for (uint32_t channel = 0; channel < driver_.channels(); ++channel) body_.put(engine_->counts(static_cast<uint16_t>(channel)));
  reply(Kind::Counts);
}

void EngineService::send_part(uint32_t engine, const std::vector<EventRecord>& events, const std::vector<CommandRecord>& commands, bool replay) {
  body_.clear();
  body_.put(PartHead{engine, static_cast<uint32_t>(events.size()), static_cast<uint32_t>(commands.size()), 0});
  body_.array(events);
  body_.array(commands);
  digest_ = crc32c(digest_, body_.body(), body_.body_bytes());
  if (!replay) reply(Kind::WindowPart);
}

void EngineService::fail(ErrorCode code, const std::string& text) {
  body_.clear();
  body_.put(static_cast<uint32_t>(code));
  body_.text(text);
  reply(Kind::Error);
}

}  // namespace tlm
