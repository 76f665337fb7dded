// Says of each text, one a line in hexadecimal digits, whether Go's text/template takes it as the text of an alert: "1" and
// what it expands to, or "0" and the reason. A text behind a "-" is not expanded, as that might never end. An expansion is "t" and the text in hexadecimal digits, "f" and the reason of a
// failure, or "?" where it asks for what is not Go's own.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

// What Prometheus puts in front of a text, and the functions that it gives.
const declarations = "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}{{$externalURL := .ExternalURL}}{{$value := .Value}}"

const functions = "args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp " +
	"label match now parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink " +
	"title toDuration toLower toTime toUpper urlQueryEscape value"

var data = struct {
	Labels         map[string]string
	ExternalLabels map[string]string
	ExternalURL    string
	Value          any
}{map[string]string{"job": "api", "instance": "h1:9100", "a-b": "x"}, map[string]string{"cluster": "c1"}, "http://p:9090/x", 1234.5678}

// errTooLong ends texts that would never end.
var errTooLong = errors.New("too long")

// short takes so many bytes.
type short struct {
	bytes.Buffer
}

func (s *short) Write(p []byte) (int, error) {
	if s.Len() > 1<<20 {
		return 0, errTooLong
	}
	return s.Buffer.Write(p)
}

func expanded(parsed *template.Template, asked *bool) string {
	*asked = false
	var out short
	err := parsed.Execute(&out, data)
	switch {
	case *asked || errors.Is(err, errTooLong):
		return "?"
	case err != nil:
		return fmt.Sprintf("f %q", err.Error())
	}
	return "t " + hex.EncodeToString(out.Bytes())
}

func main() {
	asked := false
	known := template.FuncMap{}
	for _, name := range strings.Fields(functions) {
		known[name] = func(...any) (string, error) {
			asked = true
			return "", nil
		}
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		digits, only := strings.CutPrefix(in.Text(), "-")
		text, err := hex.DecodeString(digits)
		if err != nil {
			panic(err)
		}
		parsed, err := template.New("__alert_A").Option("missingkey=zero").Funcs(known).Parse(declarations + string(text))
		if err != nil {
			fmt.Fprintf(out, "0 %q\n", err.Error())
		} else if only {
			fmt.Fprintln(out, "1 ?")
		} else {
			fmt.Fprintln(out, "1 "+expanded(parsed, &asked))
		}
	}
}
