// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), as RFC 3720 uses it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tlm {

// Continues a checksum; start with 0.
uint32_t crc32c(uint32_t checksum, const void* data, size_t length);

}  // namespace tlm
