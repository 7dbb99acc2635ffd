// The CURVE keys of a peer that serves: in a file that only its user can read, never on a command line.
#pragma once

#include <sys/stat.h>
#include <zmq.h>

#include <cstdio>
#include <fstream>

#include "protocol.hpp"

namespace tlm::remote {

// Makes keys and prints the public one, which scenarios name as 'key'.
inline int new_keys(const std::string& file) {
  char public_key[41], secret_key[41];
  if (zmq_curve_keypair(public_key, secret_key) != 0) {
    std::fprintf(stderr, "libzmq was built without CURVE\n");
    return 1;
  }
  const auto mask = ::umask(077);
  std::ofstream out(file, std::ios::trunc);
  out << "public-key " << public_key << "\nsecret-key " << secret_key << "\n";
  out.close();
  ::umask(mask);
  if (!out) {
    std::fprintf(stderr, "%s can't be written\n", file.c_str());
    return 1;
  }
  std::printf("%s\n", public_key);
  return 0;
}

inline std::string secret_key_of(const std::string& file) {
  std::ifstream in(file);
  std::string name, value;
  while (in >> name >> value)
    if (name == "secret-key" && value.size() == 40) return value;
  throw std::runtime_error(file + " holds no line 'secret-key' with 40 characters: make it with --new-keys");
}

}  // namespace tlm::remote
