// What the client writes to the worker's standard input: where to connect and with which keys.
#pragma once

#include <istream>
#include <string>

namespace tlm {

struct Credentials {
  std::string endpoint;
  std::string server_key;
  std::string public_key;
  std::string secret_key;
  int engines = 1;
};

// Reads lines "key value" from "tlm-bridge 1" to "end". Throws std::runtime_error that names what is missing.
Credentials read_credentials(std::istream& input);

}  // namespace tlm
