// Numbers and records of docs/bridge-protocol.md. Everything is little-endian; the records are read and written as they lie in memory.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace tlm {

static_assert(std::endian::native == std::endian::little, "the records of the protocol are little-endian");

constexpr uint32_t kMagic = 0x424D4C54;  // "TLMB"
constexpr uint16_t kVersion = 1;
constexpr uint32_t kMaxBody = 16u << 20;
constexpr uint32_t kMaxRequests = 65536;
constexpr uint32_t kMaxOutstanding = 65536;
constexpr uint32_t kMaxEngines = 256;
constexpr uint32_t kMaxTransactionsPerStep = 4096;
constexpr uint32_t kMaxText = 4096;
constexpr uint32_t kPartRecords = 8192;

enum class Kind : uint16_t {
  Hello = 1,
  Configure = 2,
  Configured = 3,
  Window = 4,
  WindowPart = 5,
  WindowEnd = 6,
  Heartbeat = 7,
  Shutdown = 8,
  Goodbye = 9,
  Error = 10,
  Rollback = 11,
  RolledBack = 12,
  Count = 13,
  Counts = 14,
};

enum class ErrorCode : uint32_t { Configuration = 1, Engine = 2, Protocol = 3 };

enum class Reason : uint32_t { Horizon = 0, Accept = 1, Completion = 2, RecordLimit = 3, Idle = 4 };

enum WindowFlags : uint32_t { kReturnCommands = 1, kReplay = 2, kCheckpoint = 4, kUntilIdle = 8, kOffersAtEnd = 16 };

constexpr uint16_t kChannelByAddress = 0xFFFF;

enum RequestFlags : uint8_t { kAwaitAccept = 1, kAwaitCompletion = 2, kLevelIds = 4, kBehind = 8, kReportFirst = 16 };

constexpr uint64_t kFirstStep = 1ull << 63;

struct Header {
  uint32_t magic;
  uint16_t version;
  uint16_t kind;
  uint64_t sequence;
  uint32_t body_bytes;
  uint32_t checksum;  // CRC-32C of the header up to here and of the body
};
static_assert(sizeof(Header) == 24);

struct WindowHead {
  uint64_t window;
  int64_t until;
  uint32_t flags;
  uint32_t record_limit;
  uint32_t requests;
  uint32_t engine;
};
static_assert(sizeof(WindowHead) == 32);

struct RequestRecord {
  uint64_t id;
  int64_t offer_cycle;
  uint64_t address;
  uint16_t channel;
  uint8_t write;
  uint8_t flags;
  uint32_t source;
  int64_t stride;
  int64_t outer_stride;
  uint32_t count;
  uint32_t outer_count;
  uint32_t steps_per_cycle;
  uint32_t outstanding;
  uint32_t transactions_per_step;
  uint32_t interval;
};
static_assert(sizeof(RequestRecord) == 72);

struct EventRecord {
  int64_t cycle;
  uint64_t id_and_kind;  // id * 2, + 1 for a completion; kFirstStep: only of the first step that completes
};
static_assert(sizeof(EventRecord) == 16);

struct CommandRecord {
  int64_t clock;
  uint16_t channel;
  uint16_t command;
  int16_t type;
  int16_t source;
  int32_t ids[8];
};
static_assert(sizeof(CommandRecord) == 48);

// Start of the body of a part; event records and command records follow.
struct PartHead {
  uint32_t engine;
  uint32_t events;
  uint32_t commands;
  uint32_t reserved;
};
static_assert(sizeof(PartHead) == 16);

struct EndRecord {
  uint64_t window;
  int64_t cycle;
  uint32_t reason;
  uint32_t digest;  // CRC-32C of the bodies of all parts of this window
  uint64_t events;
  uint64_t commands;
  uint64_t in_flight;
  uint32_t engine;
  uint32_t reserved;
};
static_assert(sizeof(EndRecord) == 56);

// What a controller counted since the start, under the names and rules of Ramulator's statistics.
struct ChannelCounts {
  uint64_t read_row_hits, read_row_misses, read_row_conflicts;
  uint64_t write_row_hits, write_row_misses, write_row_conflicts;
  uint64_t reads, writes;  // accepted
  uint64_t reads_forwarded, writes_coalesced;
  uint64_t read_queue_cycles, write_queue_cycles;  // lengths summed over the cycles
};
static_assert(sizeof(ChannelCounts) == 96);

// The peer broke the protocol.
struct ProtocolError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace tlm
