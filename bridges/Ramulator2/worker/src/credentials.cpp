#include "credentials.h"

#include <cstdlib>
#include <stdexcept>

#include "protocol.h"

namespace tlm {

static void check(const std::string& value, const char* what, size_t length) {
  if (value.empty()) throw std::runtime_error(std::string("the credentials lack the line '") + what + "'");
  if (length != 0 && value.size() != length)
    throw std::runtime_error(std::string(what) + " must have " + std::to_string(length) + " characters, not " + std::to_string(value.size()));
}

static int count(const std::string& value) {
  char* end = nullptr;
  const long engines = std::strtol(value.c_str(), &end, 10);
  if (value.empty() || *end != '\0' || engines < 1 || engines > kMaxEngines)
    throw std::runtime_error("engines must be a number from 1 to 256, not '" + value + "'");
  return static_cast<int>(engines);
}

Credentials read_credentials(std::istream& input) {
  std::string line;
  if (!std::getline(input, line) || line != "tlm-bridge 1")
    throw std::runtime_error("expected 'tlm-bridge 1' and credentials on standard input; this program is started by tlm");
  Credentials credentials;
  while (std::getline(input, line) && line != "end") {
    const auto space = line.find(' ');
    const auto key = line.substr(0, space);
    const auto value = space == std::string::npos ? std::string() : line.substr(space + 1);
    if (key == "endpoint") credentials.endpoint = value;
    else if (key == "server-key") credentials.server_key = value;
    else if (key == "public-key") credentials.public_key = value;
    else if (key == "secret-key") credentials.secret_key = value;
    else if (key == "engines") credentials.engines = count(value);
    else throw std::runtime_error("the credentials have an unknown line '" + key + "'");
  }
  if (line != "end") throw std::runtime_error("the credentials end without the line 'end'");
  check(credentials.endpoint, "endpoint", 0);
  check(credentials.server_key, "server-key", 40);
  check(credentials.public_key, "public-key", 40);
  check(credentials.secret_key, "secret-key", 40);
  return credentials;
}

}  // namespace tlm
