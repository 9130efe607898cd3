package dev.assay.runner.process;

import dev.assay.runner.LabProcess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The command that a process came of. Every command carries it in a variable of its environment,
/// which its children inherit.
///
/// @param lab the process that started it
/// @param session a random number in hexadecimal digits
/// @param command counts from 1
record Owner(LabProcess lab, String session, int command) {
  static final String VARIABLE = "ASSAY_SESSION";

  private static final Pattern MARKER =
      Pattern.compile("([0-9]+-[0-9]+-[0-9]+)/([0-9a-f]{32})\\.([0-9]{1,9})");

  /// The variable's value. A lab that itself runs in a session of another keeps the other's marker.
  String marker(String inherited) {
    String own = lab + "/" + session + "." + command;
    return inherited.isEmpty() ? own : inherited + "," + own;
  }

  /// Every owner in an environment, as `/proc/<number>/environ` holds it.
  static List<Owner> in(byte[] environment) {
    List<Owner> owners = new ArrayList<>();
    String all = '\0' + new String(environment, StandardCharsets.ISO_8859_1);
    String start = '\0' + VARIABLE + '=';
    int at = all.indexOf(start);
    if (at >= 0) {
      int end = all.indexOf('\0', at + 1);
      Matcher markers =
          MARKER.matcher(all.substring(at + start.length(), end < 0 ? all.length() : end));
      while (markers.find()) {
        LabProcess.parse(markers.group(1))
            .map(lab -> new Owner(lab, markers.group(2), Integer.parseInt(markers.group(3))))
            .ifPresent(owners::add);
      }
    }
    return owners;
  }
}
