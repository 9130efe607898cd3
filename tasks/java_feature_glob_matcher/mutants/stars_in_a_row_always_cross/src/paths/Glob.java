package paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** A pattern that paths are compared with. */
public final class Glob {
  private final List<Segment> segments;

  private Glob(List<Segment> segments) {
    this.segments = segments;
  }

  /** Reads a pattern. */
  public static Glob parse(String pattern) {
    return new Glob(new Parser(pattern).segments());
  }

  /** Whether the whole path is one that the pattern stands for. */
  public boolean matches(String path) {
    return after(path).get(segments.size());
  }

  /** Whether there can be a match somewhere below a folder. */
  public boolean mayMatchBelow(String directory) {
    int next = after(directory).nextSetBit(0);
    return next >= 0 && next < segments.size();
  }

  /** The numbers of the segments that may come next when all of a path was read. */
  private BitSet after(String path) {
    BitSet reached = new BitSet();
    reach(0, reached);
    for (String part : path.split("/", -1)) {
      int[] characters = part.codePoints().toArray();
      BitSet next = new BitSet();
      for (int i = reached.nextSetBit(0); i >= 0 && i < segments.size(); i = reached.nextSetBit(i + 1)) {
        if (segments.get(i).any) {
          reach(i, next);
        } else if (!next.get(i + 1) && segments.get(i).matches(characters)) {
          reach(i + 1, next);
        }
      }
      reached = next;
    }
    return reached;
  }

  private void reach(int segment, BitSet reached) {
    reached.set(segment);
    for (int i = segment; i < segments.size() && segments.get(i).any; i++) {
      reached.set(i + 1);
    }
  }

  /** What a part of a segment stands for. */
  private sealed interface Node {
    record One(IntPredicate accepts) implements Node {}

    record Star() implements Node {}

    record Choice(List<List<Node>> alternatives) implements Node {}
  }

  /**
   * A place within a segment's pattern.
   *
   * @param accepts which characters are read here; none where there is only a choice
   * @param afterOne the place that reading a character leads to
   * @param free the places that are reached without reading
   */
  private record Place(IntPredicate accepts, int afterOne, List<Integer> free) {}

  private static final class Segment {
    private static final int END = 0;

    final boolean any;
    private final List<Place> places = new ArrayList<>();
    private final int start;

    Segment(boolean any, List<Node> nodes) {
      this.any = any;
      places.add(new Place(c -> false, END, List.of()));
      this.start = compile(nodes, END);
    }

    private int compile(List<Node> nodes, int end) {
      int next = end;
      for (int i = nodes.size() - 1; i >= 0; i--) {
        Node node = nodes.get(i);
        if (node instanceof Node.One one) {
          next = add(new Place(one.accepts, next, List.of()));
        } else if (node instanceof Node.Choice choice) {
          List<Integer> starts = new ArrayList<>();
          for (List<Node> alternative : choice.alternatives) {
            starts.add(compile(alternative, next));
          }
          next = add(new Place(c -> false, END, starts));
        } else {
          next = add(new Place(c -> true, places.size(), List.of(next)));
        }
      }
      return next;
    }

    private int add(Place place) {
      places.add(place);
      return places.size() - 1;
    }

    boolean matches(int[] characters) {
      BitSet at = new BitSet(places.size());
      reach(start, at);
      for (int character : characters) {
        BitSet next = new BitSet(places.size());
        for (int i = at.nextSetBit(0); i >= 0; i = at.nextSetBit(i + 1)) {
          if (places.get(i).accepts.test(character)) {
            reach(places.get(i).afterOne, next);
          }
        }
        at = next;
      }
      return at.get(END);
    }

    private void reach(int place, BitSet reached) {
      List<Integer> open = new ArrayList<>(List.of(place));
      while (!open.isEmpty()) {
        int next = open.remove(open.size() - 1);
        if (!reached.get(next)) {
          reached.set(next);
          open.addAll(places.get(next).free);
        }
      }
    }
  }

  private static final class Parser {
    private static final int NOTHING = -1;

    private final int[] text;
    private int at;

    Parser(String pattern) {
      text = pattern.codePoints().toArray();
    }

    List<Segment> segments() {
      List<Segment> segments = new ArrayList<>();
      do {
        int start = at;
        List<Node> nodes = sequence(0);
        boolean any = at - start >= 2 && nodes.size() == 1 && nodes.get(0) instanceof Node.Star;
        segments.add(new Segment(any, nodes));
      } while (at++ < text.length);
      return segments;
    }

    /** Reads up to what ends a sequence and leaves that unread. */
    private List<Node> sequence(int depth) {
      List<Node> nodes = new ArrayList<>();
      while (at < text.length) {
        int c = text[at];
        if (c == '/' || (depth > 0 && (c == ',' || c == '}'))) {
          return nodes;
        }
        at++;
        switch (c) {
          case '?' -> nodes.add(new Node.One(any -> true));
          case '*' -> {
            if (nodes.isEmpty() || !(nodes.get(nodes.size() - 1) instanceof Node.Star)) {
              nodes.add(new Node.Star());
            }
          }
          case '[' -> nodes.add(new Node.One(brackets()));
          case '{' -> nodes.add(braces(depth + 1));
          case '\\' -> nodes.add(literal(escaped()));
          default -> nodes.add(literal(c));
        }
      }
      return nodes;
    }

    private static Node literal(int character) {
      return new Node.One(c -> c == character);
    }

    private int escaped() {
      if (at == text.length || text[at] == '/') {
        throw wrong("there is nothing after a backslash");
      }
      return text[at++];
    }

    private Node braces(int depth) {
      List<List<Node>> alternatives = new ArrayList<>();
      while (true) {
        alternatives.add(sequence(depth));
        if (at == text.length || text[at] == '/') {
          throw wrong("braces are not closed before the end or a '/'");
        }
        if (text[at++] == '}') {
          return new Node.Choice(alternatives);
        }
      }
    }

    private IntPredicate brackets() {
      boolean negated = at < text.length && text[at] == '!';
      if (negated) {
        at++;
      }
      BitSet listed = new BitSet();
      int previous = NOTHING;
      for (int first = at; ; ) {
        int c = inBrackets();
        if (c == ']' && at - 1 > first) {
          return character -> listed.get(character) != negated;
        }
        boolean makesRange =
            c == '-' && previous != NOTHING && at < text.length && text[at] != ']';
        if (makesRange) {
          int end = inBrackets();
          int last = end == '\\' ? escaped() : end;
          if (last < previous) {
            throw wrong("a range ends before it starts");
          }
          listed.set(previous, last + 1);
          // What ends a range starts no other.
          previous = NOTHING;
        } else {
          previous = c == '\\' ? escaped() : c;
          listed.set(previous);
        }
      }
    }

    private int inBrackets() {
      if (at == text.length || text[at] == '/') {
        throw wrong("brackets are not closed before the end or a '/'");
      }
      return text[at++];
    }

    private IllegalArgumentException wrong(String problem) {
      return new IllegalArgumentException(problem + ", at character " + at);
    }
  }
}
