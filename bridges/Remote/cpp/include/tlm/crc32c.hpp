// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), as RFC 3720 uses it, by instruction where the processor has it.
// Every C++ peer takes it from here: the clients of bridges/Remote and the memory worker of bridges/Ramulator2.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tlm {

namespace detail {

constexpr std::array<uint32_t, 256> crc_table() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) ? 0x82F63B78u : 0u);
    table[i] = value;
  }
  return table;
}

inline uint32_t crc_by_table(uint32_t state, const uint8_t* data, size_t length) {
  static constexpr auto table = crc_table();
  while (length--) state = (state >> 8) ^ table[(state ^ *data++) & 0xFF];
  return state;
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("sse4.2"))) inline uint32_t crc_by_instruction(uint32_t state, const uint8_t* data, size_t length) {
  uint64_t wide = state;
  for (; length >= 8; length -= 8, data += 8) {
    uint64_t word;
    std::memcpy(&word, data, 8);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  return crc_by_table(static_cast<uint32_t>(wide), data, length);
}
#endif

}  // namespace detail

// Continues a checksum; start with 0.
inline uint32_t crc32c(uint32_t checksum, const void* data, size_t length) {
  const auto* bytes = static_cast<const uint8_t*>(data);
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool has_instruction = __builtin_cpu_supports("sse4.2");
  if (has_instruction) return ~detail::crc_by_instruction(~checksum, bytes, length);
#endif
  return ~detail::crc_by_table(~checksum, bytes, length);
}

}  // namespace tlm
