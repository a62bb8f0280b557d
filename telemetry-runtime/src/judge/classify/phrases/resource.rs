//! Owns the phrases that say that something has run out.

/// See [`PHRASES`](super::PHRASES).
pub(crate) const RESOURCE: &[&str] = &[
    // Disk.
    r"no (?:more )?(?:free )?(?:disk )?space(?: is)?(?: left| available| remaining)?",
    r"(?:disk|file ?system|volume|partition|device|drive|storage|tablespace|mailbox|log) (?:is |was )?(?:almost |nearly )?full",
    r"(?:table|queue|buffer|backlog|cache|channel|pool|heap) (?:is |was )?full",
    "full (?:channel|queue|buffer|disk)",
    r"out of (?:disk|disk space|storage|space|inodes|memory|file descriptors|file handles|handles|sockets|ports|threads|connections|shared memory|buffer space|buffers|swap|stack|resources|fuel|credits?|capacity|quota|ids|slots)",
    r"disk (?:usage|quota|watermark|limit)[\w %\[\]()]{0,20} (?:exceeded|reached)",
    "file too large",
    "watermark exceeded",
    // Memory.
    r"(?:cannot|can't|could not|couldn't|failed to|unable to) (?:allocate|reserve|extend|grow|mmap)",
    r"(?:memory )?allocation(?: of \d+ bytes)? (?:failed|failure|error)",
    r"oom(?:[- ]?kill(?:ed|er))?",
    r"(?:insufficient|not enough|low on) (?:available |free |system |disk |shared )?(?:memory|disk|space|storage|cpu|resources?|capacity|swap|handles|quota|credits?|funds)",
    r"(?:memory|storage|cpu|heap|disk|stack) (?:limit|quota|budget)(?: \w+)? (?:exceeded|reached|hit)",
    r"exceed(?:s|ed|ing)? (?:\w+ ){0,2}(?:memory|storage|cpu|disk|heap|stack) (?:limit|quota|budget)",
    "stack overflow",
    "memory exhausted",
    "fuel consumed",
    // Descriptors, connections, threads.
    r"too many (?:open |concurrent |active |running |simultaneous )?(?:files?|file descriptors|descriptors|handles|sockets|connections|clients|processes|threads|sessions|users|cursors|streams|links|jobs|transactions|locks)",
    r"no (?:more |free |available )?(?:file descriptors|descriptors|handles|ports|threads|slots|buffer space|inodes|workers|capacity|memory|resources)(?: (?:are |is )?(?:available|left|free))?",
    r"(?:file )?(?:descriptor|handle|thread|process|connection|socket|session|client|open files) limit",
    r"(?:fork|spawn|pthread_create)\w*(?: failed)?: resource temporarily unavailable",
    r"(?:failed|unable) to (?:spawn|create)(?: a)?(?: new)?(?: native)?(?: os)? thread",
    r"max(?:imum)?(?: number of)?(?: \w+)? (?:connections|clients|sessions|processes|threads|files|open files|users)(?: (?:has been |was |is )?(?:reached|exceeded))?",
    r"pool (?:is |was |has been )?(?:exhausted|saturated|depleted|empty|timed out)",
    r"pool[\w ]{0,20} (?:exhausted|saturated|depleted)",
    "connection slots",
    r"(?:all|no) (?:\w+ )?(?:connections|workers|threads|slots) (?:are )?(?:busy|in use|taken)",
    // Quotas.
    r"quota (?:has been |was |is |limit )?(?:exceeded|exhausted|reached|used up)",
    r"exceed(?:s|ed|ing)? (?:\w+ ){0,3}quota",
    r"over (?:\w+ )?quota",
    r"reached (?:\w+ ){0,2}quota",
    r"(?:subscriber|account|service|plan|usage|storage|tenant|project) limit (?:has been )?(?:exceeded|reached)",
    // Anything that has run out.
    r"resources? (?:has been |have been |was |is |are )?exhausted",
    r"(?:space|heap|memory|ports?|descriptors?|slots?|credits?|capacity|swap|handles?|connections|threads|inodes|workers|buffers?) (?:has been |have been |was |is |are )?(?:exhausted|depleted|used up)",
    r"exhausted (?:all |its |the )?(?:available )?(?:memory|space|connections|ports|resources|capacity|quota|threads)",
    r"insufficient_\w+",
];
