import { pathWords } from '../path-words.ts';
import type { DependencyTrait } from '../trait.ts';
import { lookUpName, nameTable } from './name-table.ts';

/** Packages that people list among runtime dependencies although only developers and builds use them. */
const tools = nameTable<true>([
  [
    true,
    '@types/* eslint eslint-* @eslint/* @typescript-eslint/* @typescript/* prettier prettier-* stylelint* @biomejs/biome oxlint typescript ts-node tsx tslib jest jest-* @jest/* vitest @vitest/* mocha chai sinon nyc c8 cypress playwright @playwright/* @testing-library/* storybook @storybook/* husky lint-staged @commitlint/* nodemon concurrently rimraf cross-env npm-run-all turbo nx lerna @changesets/* semantic-release webpack webpack-* vite vite-* @vitejs/* rollup rollup-* @rollup/* esbuild esbuild-* parcel @babel/* babel-* postcss postcss-* autoprefixer @tailwindcss/postcss tailwindcss-animate tailwindcss @swc/* swc-loader ts-loader sass less dotenv-cli knip msw',
  ],
  [
    true,
    'types-* pytest pytest-* black ruff flake8 flake8-* pylint mypy pyright isort autopep8 yapf tox nox pre-commit coverage hypothesis faker factory-boy freezegun responses respx vcrpy sphinx sphinx-* mkdocs mkdocs-* mkdocstrings* bandit build twine setuptools wheel pip pip-tools bumpver ipython ipykernel jupyter jupyterlab notebook poethepoet towncrier',
  ],
  [
    true,
    'github.com/stretchr/testify github.com/onsi/ginkgo github.com/onsi/gomega go.uber.org/goleak go.uber.org/mock github.com/golang/mock github.com/google/go-cmp gotest.tools gotest.tools/* github.com/davecgh/go-spew github.com/pmezard/go-difflib github.com/data-dog/go-sqlmock github.com/testcontainers/* github.com/golangci/* honnef.co/go/tools mvdan.cc/gofumpt github.com/vektra/mockery github.com/franela/goblin github.com/jarcoal/httpmock gopkg.in/h2non/gock github.com/h2non/gock github.com/matryer/is github.com/maxbrunsfeld/counterfeiter pgregory.net/rapid',
  ],
  [
    true,
    'rubocop rubocop-* rspec rspec-* minitest capybara simplecov pry pry-* byebug debug bootsnap brakeman',
  ],
  [true, 'criterion proptest mockall insta tempfile trybuild'],
]);

/** Artifacts of Maven that only tests and builds use. */
const javaTools = [
  'junit',
  'mockito',
  'assertj',
  'hamcrest',
  'testng',
  'lombok',
  'testcontainers',
  'spock',
  'checkstyle',
];

/** Words of a name that say that only tests use the package. */
const testWords = new Set(['mock', 'mocks', 'mocking', 'testing', 'testutil', 'testutils', 'testhelpers']);

/** True for a tool of development, which is no choice about the system. */
export function isDevelopmentTool({ ecosystem, name }: DependencyTrait): boolean {
  if (pathWords(name).some((word) => testWords.has(word))) return true;
  if (ecosystem === 'java') return javaTools.some((tool) => name.includes(tool));
  return lookUpName(tools, name) !== null || (ecosystem === 'python' && name.endsWith('-stubs'));
}

/** Images that stand in for something, or show it to developers. */
const images = nameTable<true>([
  [
    true,
    'adminer pgadmin4 pgadmin phpmyadmin mailhog mailpit maildev inbucket redis-commander redisinsight mongo-express localstack wiremock mockserver httpbin dozzle portainer portainer-ce kafka-ui selenium standalone-chrome chrome playwright fake-gcs-server azurite mock-oauth2-server toxiproxy',
  ],
]);

/** True for the image of a tool of development. */
export function isDevelopmentImage(image: string): boolean {
  return lookUpName(images, image.slice(image.lastIndexOf('/') + 1)) !== null;
}
