package dev.assay.benchmark;

import dev.assay.benchmark.TestResult.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// JUnit's XML. There is no standard; this reads what pytest, Surefire, the JUnit console, node,
/// googletest and nextest write, all of them in UTF-8.
final class JUnitReportParser implements ReportParser {
  private static final int MAX_DEPTH = 64;

  /// What node gives as the class of every test.
  private static final String NODE_CLASS = "test";

  private final Deque<String> suites = new ArrayDeque<>();
  private @Nullable TestCase current;
  private int depth;

  @Override
  public void parse(InputStream in, ReportBuilder report) throws IOException {
    try {
      // A reader of its own, since the parser's one prints its complaints about wrong bytes.
      var text = new InputStreamReader(in, StandardCharsets.UTF_8);
      XMLStreamReader xml = factory().createXMLStreamReader(text);
      boolean root = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (!root && !xml.getLocalName().startsWith("testsuite")) {
              throw malformed(xml, "the root is <" + name(xml) + ">, not <testsuites>");
            }
            root = true;
            start(xml);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (current != null) {
              current.text(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> end(xml, report);
          case XMLStreamConstants.DTD ->
              throw malformed(xml, "a document type is declared; reports have none");
          default -> {
            // Comments and processing instructions say nothing about tests.
          }
        }
      }
    } catch (XMLStreamException e) {
      throw reason(e);
    }
  }

  private void start(XMLStreamReader xml) throws MalformedReportException {
    if (++depth > MAX_DEPTH) {
      throw malformed(xml, "elements are nested more than " + MAX_DEPTH + " deep");
    }
    switch (xml.getLocalName()) {
      case "testsuite" -> suites.addLast(attribute(xml, "name"));
      case "testcase" -> {
        if (current != null) {
          throw malformed(xml, "a test case within a test case");
        }
        current = new TestCase(id(xml), xml.getLocation().getLineNumber());
        String result = attribute(xml, "result");
        if (attribute(xml, "status").equals("notrun") || result.equals("suppressed")) {
          current.status = Status.SKIPPED;
        }
      }
      case "failure" -> verdict(xml, Status.FAILED);
      case "error" -> verdict(xml, Status.ERROR);
      case "skipped" -> verdict(xml, Status.SKIPPED);
      default -> {
        // Properties, output and the reruns of a test that passed in the end.
      }
    }
  }

  private void verdict(XMLStreamReader xml, Status status) {
    if (current != null) {
      current.verdict(status, attribute(xml, "message"));
    }
  }

  private void end(XMLStreamReader xml, ReportBuilder report) throws MalformedReportException {
    depth--;
    switch (xml.getLocalName()) {
      case "testsuite" -> suites.removeLast();
      case "testcase" -> {
        if (current != null) {
          add(current, report);
        }
        current = null;
      }
      case "failure", "error", "skipped" -> {
        if (current != null) {
          current.listening = false;
        }
      }
      default -> {
        // Only these were opened with a meaning.
      }
    }
  }

  // pytest writes a second case of the same name when a failed test's clean-up fails as well.
  private static void add(TestCase test, ReportBuilder report) throws MalformedReportException {
    Optional<Status> before = report.statusOf(test.id);
    if (test.status == Status.ERROR && before.filter(s -> s == Status.FAILED).isPresent()) {
      return;
    }
    report.add("line " + test.line, test.id, test.status, test.message());
  }

  private String id(XMLStreamReader xml) {
    String className = attribute(xml, "classname");
    String name = attribute(xml, "name");
    if (!className.isBlank() && !className.equals(NODE_CLASS)) {
      return name.isBlank() ? className : className + "::" + name;
    }
    List<String> path = new ArrayList<>();
    if (className.equals(NODE_CLASS)) {
      path.addAll(suites);
    }
    path.add(name);
    return String.join(" > ", path);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static String name(XMLStreamReader xml) {
    String name = xml.getLocalName();
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    return factory;
  }

  private static MalformedReportException malformed(XMLStreamReader xml, String reason) {
    var at = xml.getLocation();
    return new MalformedReportException(
        "line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": " + reason);
  }

  private static MalformedReportException reason(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MalformedReportException malformed) {
        return malformed;
      }
    }
    var at = e.getLocation();
    String place =
        at == null ? "" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ": ";
    return new MalformedReportException(
        place + "not well-formed XML: " + ReportBuilder.cut(parserText(e)));
  }

  // The parser's message repeats the place in a first line of its own.
  private static String parserText(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int mark = text.indexOf("\nMessage: ");
    return mark < 0 ? text : text.substring(mark + "\nMessage: ".length());
  }

  /// A test case that is being read.
  private static final class TestCase {
    final String id;
    final int line;
    Status status = Status.PASSED;
    boolean listening;
    private String summary = "";
    private final StringBuilder text = new StringBuilder();

    TestCase(String id, int line) {
      this.id = id;
      this.line = line;
    }

    // A failure is not undone by what follows it.
    void verdict(Status verdict, String message) {
      if (status == Status.PASSED || status == Status.SKIPPED) {
        status = verdict;
        summary = message;
        text.setLength(0);
        listening = true;
      }
    }

    void text(String part) {
      if (listening) {
        ReportBuilder.append(text, part);
      }
    }

    String message() {
      return summary.isBlank() ? text.toString() : summary;
    }
  }
}
