// Numbers and records of the remote protocol, version 1 (docs/remote-protocol.md). Little-endian, packed.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace tlm::remote {

inline constexpr char kMagic[4] = {'T', 'L', 'M', 'R'};
inline constexpr uint16_t kVersion = 1;
inline constexpr size_t kMaxBody = 16u << 20;
inline constexpr size_t kMaxText = 4096;
inline constexpr int64_t kMaxData = 8 << 20;  // data bytes of one transaction
inline constexpr size_t kFlushBytes = 1u << 20;
inline constexpr int64_t kNever = INT64_MAX;

inline constexpr int64_t fs = 1, ps = 1000, ns = 1000 * ps, us = 1000 * ns, ms = 1000 * us;

enum class Kind : uint16_t {
  Hello = 1, Configure, Model, Advance, Stand, Records, Alive, Shutdown, Goodbye, Error, Debug, DebugAnswer
};

enum class RecordKind : uint8_t { Request = 1, Response, Accept, Signal, Taken };

enum Options : uint16_t { kData = 1, kByteEnables = 2, kStream = 4, kDetail = 8, kStages = 16 };

enum class PortKind : uint8_t { Target = 1, Initiator, SignalIn, SignalOut };

enum PortOptions : uint8_t { kKnowsStreams = 1, kFourPhases = 2, kAccepts = 4 };

enum class Command : uint8_t { Read, Write, Ignore };

enum class Status : int8_t {
  Ok = 1, Incomplete = 0, GenericError = -1, AddressError = -2, CommandError = -3, BurstError = -4, ByteEnableError = -5
};

#pragma pack(push, 1)
struct Header {
  char magic[4];
  uint16_t version;
  uint16_t kind;
  uint64_t sequence;
  uint32_t body_bytes;
  uint32_t checksum;
};

struct BatchHead {
  int64_t time;
  int64_t next;
  uint32_t flags;
  uint32_t count;
};

struct RecordHead {
  RecordKind kind;
  uint8_t code;
  uint16_t port;
  uint16_t options;
  uint16_t reserved;
  int64_t time;
  uint64_t id;
};

struct RequestBody {
  uint64_t address;
  int64_t length;
  int64_t streaming_width;
};

struct Stream {
  int64_t bytes_per_step = 0, stride = 0, count = 0, outer_stride = 0, outer_count = 1, cycle = 0;
  int32_t steps_per_cycle = 1, outstanding = 1;
};
#pragma pack(pop)

static_assert(sizeof(Header) == 24 && sizeof(BatchHead) == 24 && sizeof(RecordHead) == 24 && sizeof(RequestBody) == 24 && sizeof(Stream) == 56);

// The other side broke the protocol, or the model broke its promise.
struct ProtocolError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace tlm::remote
