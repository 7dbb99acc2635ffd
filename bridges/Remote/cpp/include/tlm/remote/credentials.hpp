// Where to connect and with which keys: what Tlm writes to the standard input of a peer that it starts.
#pragma once

#include <istream>
#include <map>

#include "protocol.hpp"

namespace tlm::remote {

struct Credentials {
  std::string endpoint, server_key, public_key, secret_key;

  static Credentials read(std::istream& input) {
    std::string line;
    if (!std::getline(input, line) || line != "tlm-remote 1")
      throw ProtocolError("expected 'tlm-remote 1' and credentials on standard input; this program is started by tlm");
    std::map<std::string, std::string> values;
    while (std::getline(input, line) && line != "end") {
      const auto space = line.find(' ');
      values[line.substr(0, space)] = space == std::string::npos ? "" : line.substr(space + 1);
    }
    if (line != "end") throw ProtocolError("the credentials end without the line 'end'");
    Credentials all{values["endpoint"], values["server-key"], values["public-key"], values["secret-key"]};
    if (all.endpoint.empty() || all.server_key.size() != 40 || all.public_key.size() != 40 || all.secret_key.size() != 40)
      throw ProtocolError("the credentials lack an endpoint or a key of 40 characters");
    return all;
  }
};

}  // namespace tlm::remote
