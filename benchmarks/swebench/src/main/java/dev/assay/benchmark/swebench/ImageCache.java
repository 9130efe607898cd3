package dev.assay.benchmark.swebench;

import dev.assay.benchmark.cache.CacheEntry;
import dev.assay.benchmark.cache.CacheUse;
import dev.assay.benchmark.cache.UseLocks;
import dev.assay.protocol.Sha256;
import dev.assay.runner.Images;
import dev.assay.runner.RunnerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The images that Assay itself has fetched or made, which it may remove again. The engine keeps
/// them; here are notes of their names and of when they were used last.
///
/// @param folder of the notes; made when it is first needed
/// @param images those of the engine
record ImageCache(Path folder, Images images) {
  private static final String NOTE = ".image";
  private static final String USES = ".uses";

  /// Gets an image that is not there.
  @FunctionalInterface
  interface Provision {
    /// @return whether there was something to get
    boolean provide() throws RunnerException, IOException, InterruptedException;
  }

  /// Uses an image, which is got first where it is not there.
  CacheUse use(String reference, Provision provision)
      throws RunnerException, IOException, InterruptedException {
    UseLocks.Held held = locks().decide(() -> locks().take(name(reference)));
    boolean complete = false;
    try {
      Path note = folder.resolve(name(reference) + NOTE);
      if (provision.provide()) {
        Files.writeString(note, reference);
      }
      touch(note);
      complete = true;
      return () -> {
        touch(note);
        held.release();
      };
    } finally {
      if (!complete) {
        held.release();
      }
    }
  }

  /// What is on note.
  List<CacheEntry> entries() throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path note : files.filter(file -> file.toString().endsWith(NOTE)).toList()) {
          entries.add(new Entry(this, note, Files.readString(note, StandardCharsets.UTF_8)));
        }
      }
    }
    return entries;
  }

  private record Entry(ImageCache cache, Path note, String reference) implements CacheEntry {
    @Override
    public String label() {
      return "image " + reference;
    }

    /// An image that somebody else has removed takes nothing.
    @Override
    public long bytes() throws IOException {
      try {
        return cache.images().labels(reference).isPresent() ? cache.images().bytes(reference) : 0;
      } catch (RunnerException e) {
        throw new IOException(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public Instant lastUsed() throws IOException {
      return Files.getLastModifiedTime(note).toInstant();
    }

    @Override
    public boolean tryRemove() throws IOException, InterruptedException {
      UseLocks locks = cache.locks();
      return locks.decide(() -> {
        if (!locks.forget(name(reference))) {
          return false;
        }
        try {
          if (cache.images().labels(reference).isPresent()) {
            cache.images().remove(reference);
          }
        } catch (RunnerException e) {
          throw new IOException(String.valueOf(e.getMessage()), e);
        }
        Files.deleteIfExists(note);
        return true;
      });
    }
  }

  /// Of an image that somebody else has got there is no note, and it is never removed.
  private static void touch(Path note) {
    try {
      if (Files.exists(note)) {
        Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
      }
    } catch (IOException e) {
      // It counts as used a little longer ago.
    }
  }

  private UseLocks locks() {
    return new UseLocks(folder.resolve(USES));
  }

  /// References have characters that names of files have not.
  private static String name(String reference) {
    return Sha256.hex(reference).substring(0, 24);
  }
}
